package dev.prosa.conversation.relay;

import io.debezium.embedded.Connect;
import io.debezium.engine.DebeziumEngine;
import io.debezium.engine.RecordChangeEvent;
import io.debezium.engine.format.ChangeEventFormat;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One run of Debezium's engine, on a thread of its own.
final class OutboxStream implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxStream.class);

    private static final Duration BATCH_PATIENCE = Duration.ofSeconds(3);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);
    private static final Duration POLL = Duration.ofMillis(50);

    private final RowHandler handler;
    private final DebeziumEngine<RecordChangeEvent<SourceRecord>> engine;
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    private OutboxStream(Properties settings, RowHandler handler) {
        this.handler = handler;
        this.engine = DebeziumEngine.create(ChangeEventFormat.of(Connect.class))
                .using(settings)
                .using((DebeziumEngine.CompletionCallback) this::ended)
                .using(handler)
                .notifying(handler)
                .build();
    }

    static OutboxStream start(Properties settings, RowHandler handler) {
        OutboxStream stream = new OutboxStream(settings, handler);
        Thread.ofPlatform().name("relay-engine").daemon().start(stream.engine);
        return stream;
    }

    /// Ends when the engine has ended: exceptionally, if by an error.
    CompletableFuture<Void> end() {
        return end;
    }

    /// Lets the running batch end, saves the watermarks and ends the engine, which frees the slot.
    @Override
    public void close() throws InterruptedException {
        handler.stop(BATCH_PATIENCE);
        StopSignal never = new StopSignal();
        long giveUpAt = System.nanoTime() + STOP_PATIENCE.toNanos();
        do {
            closeEngine();
        } while (!never.await(end, POLL) && System.nanoTime() < giveUpAt);
        if (!end.isDone()) {
            log.atWarn().log("relay engine does not end");
        }
    }

    /// Refused while the engine starts and once it has begun to end: asked again, then.
    private void closeEngine() {
        try {
            engine.close();
        } catch (IllegalStateException e) {
            log.atTrace().addKeyValue("reason", e.getMessage()).log("relay engine cannot be closed now");
        } catch (IOException e) {
            log.atDebug().addKeyValue("reason", e.getMessage()).log("relay engine closed badly");
        }
    }

    private void ended(boolean success, String message, Throwable error) {
        if (success) {
            end.complete(null);
        } else {
            end.completeExceptionally(error == null ? new IllegalStateException(message) : error);
        }
    }
}
