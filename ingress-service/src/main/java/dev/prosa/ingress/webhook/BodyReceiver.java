package dev.prosa.ingress.webhook;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.netty.http.server.HttpServerRequest;

/// Receives one body, up to a size and within a time. Buffers are copied and released as they come.
///
/// The clock is the connection's own event loop, which is where the body arrives: no other thread
/// is asked to
/// start or stop anything, which for a body of one packet would cost more than receiving it.
final class BodyReceiver extends BaseSubscriber<DataBuffer> {

    private static final byte[] NOTHING = {};

    private final int maxSize;
    private final MonoSink<byte[]> sink;
    private byte[] received = NOTHING;
    private @Nullable Future<?> deadline;

    private BodyReceiver(int maxSize, MonoSink<byte[]> sink) {
        this.maxSize = maxSize;
        this.sink = sink;
    }

    /// The body; empty where there is none. Fails with [DataBufferLimitException] or
    /// [TimeoutException].
    static Mono<byte[]> receive(ServerHttpRequest request, int maxSize, Duration timeout) {
        return Mono.create(sink -> {
            BodyReceiver receiver = new BodyReceiver(maxSize, sink);
            sink.onDispose(receiver);
            receiver.startClock(eventLoop(request), timeout);
            request.getBody().subscribe(receiver);
        });
    }

    private static EventExecutor eventLoop(ServerHttpRequest request) {
        EventExecutor[] loop = new EventExecutor[1];
        ServerHttpRequestDecorator.<HttpServerRequest>getNativeRequest(request)
                .withConnection(connection -> loop[0] = connection.channel().eventLoop());
        return loop[0];
    }

    private void startClock(EventExecutor loop, Duration timeout) {
        deadline = loop.schedule(
                () -> fail(new TimeoutException("no body within " + timeout)),
                timeout.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    protected void hookOnNext(DataBuffer buffer) {
        int size = buffer.readableByteCount();
        if (received.length + size > maxSize) {
            DataBufferUtils.release(buffer);
            fail(new DataBufferLimitException("more than " + maxSize + " bytes"));
            return;
        }
        int before = received.length;
        received = Arrays.copyOf(received, before + size);
        buffer.read(received, before, size);
        DataBufferUtils.release(buffer);
    }

    @Override
    protected void hookOnComplete() {
        stopClock();
        sink.success(received);
    }

    @Override
    protected void hookOnError(Throwable failure) {
        stopClock();
        sink.error(failure);
    }

    private void fail(Exception failure) {
        cancel();
        sink.error(failure);
    }

    @Override
    protected void hookOnCancel() {
        stopClock();
    }

    private void stopClock() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }
}
