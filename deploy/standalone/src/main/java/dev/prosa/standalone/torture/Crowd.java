package dev.prosa.standalone.torture;

import dev.prosa.standalone.bench.Connection;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.SignedWebhook;
import dev.prosa.standalone.demo.DemoAccount;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Posts the script's messages as signed webhooks, each at its time whether or not the ones before it
/// are acknowledged (open loop), over a bounded number of connections and not while some partition is
/// a minute behind: nothing would be learnt from a queue that only grows. What is not acknowledged is
/// posted again until it is; some that were acknowledged are posted again too.
final class Crowd implements AutoCloseable {

    private static final int OK = 200;
    private static final long AGAIN_NANOS = Duration.ofMillis(250).toNanos();
    private static final int ONE_IN_DUPLICATED = 50;

    private final Endpoints endpoints;
    private final Script script;
    private final Agents agents;
    private final Ledger ledger;
    private final Predicate<Instant> farBehind;
    private final long messages;
    private final long nanosBetween;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong posts = new AtomicLong();
    private volatile boolean ended;
    private volatile Instant lastAcknowledgement = Instant.EPOCH;
    private long begunAt;

    Crowd(
            Endpoints endpoints,
            Script script,
            Agents agents,
            Ledger ledger,
            Predicate<Instant> farBehind,
            long messages,
            double rate) {
        this.endpoints = endpoints;
        this.script = script;
        this.agents = agents;
        this.ledger = ledger;
        this.farBehind = farBehind;
        this.messages = messages;
        this.nanosBetween = (long) (1e9 / rate);
    }

    /// @param connections how many messages may wait for their acknowledgement at the same time
    void start(int connections) {
        begunAt = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            int number = i;
            threads.add(Thread.ofVirtual().name("customers-" + i).start(() -> post(number)));
        }
    }

    /// Messages of the script that were acknowledged.
    long acknowledgements() {
        return acknowledged.get();
    }

    /// Requests, answered or not.
    long posts() {
        return posts.get();
    }

    boolean isDone() {
        return acknowledged.get() >= messages || threads.stream().noneMatch(Thread::isAlive);
    }

    private void post(int number) {
        var line = new Wire();
        var random = new SplittableRandom(number);
        while (!ended) {
            long turn = next.getAndIncrement();
            if (turn >= messages) {
                break;
            }
            waitUntil(begunAt + turn * nanosBetween);
            while (farBehind.test(lastAcknowledgement) && !ended) {
                LockSupport.parkNanos(AGAIN_NANOS);
            }
            long index = ledger.issue();
            var written = script.line(index);
            if (line.deliver(written.message())) {
                ledger.acknowledged(index);
                acknowledged.incrementAndGet();
                lastAcknowledgement = Instant.now();
                agents.hear(written);
                if (random.nextInt(ONE_IN_DUPLICATED) == 0) {
                    line.tryOnce(written.message());
                }
            }
        }
        line.close();
    }

    private static void waitUntil(long nanoTime) {
        for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// A message beside the script, posted until it is acknowledged.
    void post(InboundMessage message) {
        long index = ledger.issue();
        var line = new Wire();
        if (line.deliver(message.withSid(Script.sid(index)))) {
            ledger.acknowledged(index);
        }
        line.close();
    }

    /// Keeps a connection as long as it lasts.
    private final class Wire {

        private @Nullable Connection connection;

        /// False only if the crowd was sent home first.
        boolean deliver(InboundMessage message) {
            var webhook = SignedWebhook.of(message, DemoAccount.DEMO, endpoints.publicUrl());
            while (!ended) {
                if (status(webhook) == OK) {
                    return true;
                }
                LockSupport.parkNanos(AGAIN_NANOS);
            }
            return false;
        }

        void tryOnce(InboundMessage message) {
            status(SignedWebhook.of(message, DemoAccount.DEMO, endpoints.publicUrl()));
        }

        private int status(SignedWebhook webhook) {
            posts.incrementAndGet();
            try {
                var open = connection;
                if (open == null) {
                    open = new Connection(endpoints.ingress());
                    connection = open;
                }
                return open.exchange(open.request(webhook));
            } catch (IOException | NumberFormatException e) {
                close();
                return -1;
            }
        }

        void close() {
            var open = connection;
            connection = null;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    // gone already
                }
            }
        }
    }

    /// Sends the crowd home.
    @Override
    public void close() {
        ended = true;
        threads.forEach(thread -> {
            try {
                thread.join(Duration.ofSeconds(25));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
