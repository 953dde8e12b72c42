package dev.prosa.standalone.torture;

import dev.prosa.standalone.client.InboundMessage;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/// Watches how long it takes until everything works again after a fault: every service is ready, and
/// on every partition something that was written after the fault was over has come out of the relay.
final class Healing implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(300);
    private static final Duration PROBE = Duration.ofSeconds(1);

    private final Map<Part, URI> readiness;
    private final Board board;
    private final Crowd crowd;
    private final Collection<InboundMessage> probes;
    private final Map<Fault, Instant> open = new ConcurrentHashMap<>();
    private final List<Healed> healed = new CopyOnWriteArrayList<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closed;

    /// @param after from the end of the fault
    record Healed(Fault fault, Duration after) {}

    /// @param probes messages that lead to every partition
    Healing(Map<Part, URI> readiness, Board board, Crowd crowd, Collection<InboundMessage> probes) {
        this.readiness = Map.copyOf(readiness);
        this.board = board;
        this.crowd = crowd;
        this.probes = List.copyOf(probes);
        this.thread = Thread.ofPlatform().daemon().name("torture-healing").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    /// The fault is over now.
    void over(Fault fault) {
        open.put(fault, Instant.now());
    }

    List<Healed> healed() {
        return List.copyOf(healed);
    }

    Map<Fault, Instant> open() {
        return Map.copyOf(open);
    }

    private void watch() {
        var probedAt = Instant.EPOCH;
        try {
            while (!closed) {
                Thread.sleep(LOOK);
                if (open.isEmpty()) {
                    continue;
                }
                var asked = Instant.now();
                if (waiting.get() == 0 && Duration.between(probedAt, asked).compareTo(PROBE) > 0) {
                    probedAt = asked;
                    probes.forEach(this::probe);
                }
                if (unready().isEmpty()) {
                    var latest = board.latestOfSlowest();
                    open.forEach((fault, over) -> {
                        if (over.isBefore(asked) && over.isBefore(latest) && open.remove(fault) != null) {
                            healed.add(new Healed(fault, Duration.between(over, Instant.now())));
                        }
                    });
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe(InboundMessage message) {
        waiting.incrementAndGet();
        Thread.ofVirtual().start(() -> {
            try {
                crowd.post(message);
            } finally {
                waiting.decrementAndGet();
            }
        });
    }

    /// Which services say that they cannot do their work, or say nothing.
    List<Part> unready() {
        try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new EnumMap<Part, Future<Boolean>>(Part.class);
            readiness.forEach((part, uri) -> answers.put(part, askers.submit(() -> isReady(uri))));
            return answers.entrySet().stream()
                    .filter(answer -> !said(answer.getValue()))
                    .map(Map.Entry::getKey)
                    .toList();
        }
    }

    private static boolean said(Future<Boolean> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isReady(URI uri) {
        try {
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(3_000);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
