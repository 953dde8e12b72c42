package dev.prosa.standalone.bench;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Database;
import dev.prosa.standalone.demo.DemoOrganization;
import dev.prosa.standalone.supervision.ChildEvent;
import dev.prosa.standalone.supervision.Supervisor;
import dev.prosa.standalone.up.Fleet;
import dev.prosa.standalone.up.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;

/// A broker and one expiry-service, alone, on a directory and ports of their own.
final class TimerFleet implements AutoCloseable {

    private static final String KAFKA = "kafka";
    private static final String EXPIRY = "expiry-service";
    private static final Duration TOPICS = Duration.ofSeconds(30);

    private final Fleet fleet;
    private final String operatorToken;
    private final int port;
    private final int kafkaPort;
    private final Supervisor supervisor;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long pid;
    private volatile int readies;

    /// @param portBase the first of two ports
    TimerFleet(Path directory, int portBase) {
        this.port = portBase;
        this.kafkaPort = portBase + 1;
        this.fleet = Fleet.anew(directory, Map.of("--port-base", port, "--port-base (Kafka)", kafkaPort), () -> {});
        this.operatorToken = fleet.operatorToken();
        this.supervisor = new Supervisor(this::note);
    }

    private void note(ChildEvent event) {
        if (event.program().name().equals(EXPIRY)) {
            switch (event) {
                case ChildEvent.Started started -> pid = started.pid();
                case ChildEvent.Ready _ -> readies++;
                case ChildEvent.Died _, ChildEvent.Stopped _ -> {
                    // started again, or the end
                }
            }
        }
    }

    /// @param heap of expiry-service, such as `1g`
    void start(String heap) {
        await(supervisor.start(fleet.kafka(KAFKA, fleet.root().resolve(KAFKA), kafkaPort, Map.of())));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            new TopicCreator(admin, TopicCreator.DEFAULT_PARTITIONS, TOPICS)
                    .ensure(List.of(Topic.CONVERSATION_TIMERS, Topic.CONVERSATION_EVENTS));
        }
        URI here = URI.create("http://localhost:" + port);
        await(supervisor.start(fleet.service(new Fleet.Instance(
                Service.EXPIRY,
                EXPIRY,
                port,
                kafka(),
                new Database("postgresql://localhost:1/none", "none", "none"),
                here,
                DemoOrganization.DEMO,
                Map.of(),
                List.of("-Xmx" + heap)))));
    }

    String kafka() {
        return "localhost:" + kafkaPort;
    }

    /// Kills it and waits until all its timers fire again.
    ///
    /// @return from its death
    Duration rebuild(Duration patience) throws InterruptedException {
        int before = readies;
        long begun = System.nanoTime();
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        while (readies == before) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw new Failure("expiry-service is not ready " + patience.toSeconds() + " s after it was killed");
            }
            Thread.sleep(100);
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    /// The sum of a metric over those of its tags that match.
    double metric(String name, String tags) {
        return Pattern.compile("^" + name + "(\\{[^}]*})? (\\S+)$", Pattern.MULTILINE)
                .matcher(get("/actuator/prometheus"))
                .results()
                .filter(found ->
                        found.group(1) == null ? tags.isEmpty() : found.group(1).contains(tags))
                .mapToDouble(found -> Double.parseDouble(found.group(2)))
                .sum();
    }

    /// As the operator.
    String get(String path) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                    .header("Authorization", "Bearer " + operatorToken)
                    .timeout(Duration.ofSeconds(30))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() == 401 || answer.statusCode() == 403) {
                throw new Failure("expiry-service does not believe the operator's token: " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new Failure("expiry-service does not answer (" + e + "): see its log in " + fleet.root());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }

    /// Bytes of its heap that are in use after a full collection.
    double liveHeapBytes() {
        try {
            Process collect = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            collect.waitFor(120, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new Failure("jcmd cannot be run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
        return metric("jvm_memory_used_bytes", "area=\"heap\"");
    }

    private static void await(CompletableFuture<Duration> start) {
        try {
            start.join();
        } catch (CompletionException e) {
            throw new Failure(String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage()));
        }
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            http.shutdownNow();
            supervisor.stop(List.of(List.of(EXPIRY), List.of(KAFKA)));
            fleet.close();
        }
    }
}
