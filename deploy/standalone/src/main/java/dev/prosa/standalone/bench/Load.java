package dev.prosa.standalone.bench;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Posts a stretch of a workload over a number of connections and remembers when each message was
/// acknowledged.
final class Load {

    private static final int MOST_TRIES = 200;

    private final URI target;
    private final Workload workload;
    private final int connections;
    private final AtomicLong retried = new AtomicLong();

    Load(URI target, Workload workload, int connections) {
        this.target = target;
        this.workload = workload;
        this.connections = connections;
    }

    /// What a stretch came to.
    ///
    /// @param acknowledgedAt nanosecond times, by message
    /// @param latencies nanoseconds from the (intended) send to the acknowledgement, by message
    record Result(long begunAt, long endedAt, long[] acknowledgedAt, long[] latencies, long retried) {
        double perSecond() {
            return latencies.length * 1e9 / (endedAt - begunAt);
        }
    }

    /// Closed loop: each connection sends its next message as soon as the last is acknowledged.
    Result asFastAsItGoes(long from, int count) {
        return run(from, count, 0);
    }

    /// Open loop: message `i` is due at `i / rate` seconds, and its latency counts from then, sent
    /// or not.
    Result atRate(long from, int count, double perSecond) {
        return run(from, count, (long) (1e9 / perSecond));
    }

    private Result run(long from, int count, long nanosBetween) {
        long[] acknowledgedAt = new long[count];
        long[] latencies = new long[count];
        AtomicLong next = new AtomicLong();
        retried.set(0);
        long begunAt = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(threads.submit(() -> {
                    work(from, count, nanosBetween, begunAt, next, acknowledgedAt, latencies);
                    return null;
                }));
            }
            running.forEach(Load::await);
        }
        return new Result(begunAt, System.nanoTime(), acknowledgedAt, latencies, retried.get());
    }

    private void work(
            long from,
            int count,
            long nanosBetween,
            long begunAt,
            AtomicLong next,
            long[] acknowledgedAt,
            long[] latencies)
            throws IOException {
        try (Connection connection = new Connection(target)) {
            for (long i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                byte[] request = connection.request(workload.webhook(from + i));
                long due = begunAt + i * nanosBetween;
                waitUntil(nanosBetween == 0 ? 0 : due);
                long sent = nanosBetween == 0 ? System.nanoTime() : due;
                acknowledge(connection, request);
                long now = System.nanoTime();
                acknowledgedAt[(int) i] = now;
                latencies[(int) i] = now - sent;
            }
        }
    }

    /// Sends again what was shed, as the channel would, a bounded number of times.
    private void acknowledge(Connection connection, byte[] request) throws IOException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            int status = connection.exchange(request);
            if (status == 200) {
                return;
            }
            if (status != 503) {
                throw new Failure("ingress-service answered " + status + " to a webhook of the bench");
            }
            retried.incrementAndGet();
            LockSupport.parkNanos(50_000_000);
        }
        throw new Failure("ingress-service sheds for too long: look at ./prosa status");
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); nanoTime != 0 && left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private static void await(Future<?> worker) {
        try {
            worker.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure
                    ? failure
                    : new Failure("The bench lost its connection to ingress-service (" + e.getCause()
                            + "): look at ./prosa status");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
