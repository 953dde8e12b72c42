package dev.prosa.standalone.torture;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Database;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import dev.prosa.standalone.supervision.Program;
import dev.prosa.standalone.supervision.Supervisor;
import dev.prosa.standalone.torture.network.Detour;
import dev.prosa.standalone.torture.network.Weather;
import dev.prosa.standalone.up.Fleet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that is tortured: processes, the proxies between them, and the disk they write to.
final class Arena implements AutoCloseable {

    /// How many messages the look-alike of Twilio remembers.
    static final int TWILIO_KEEPS = 1_000_000;

    private static final List<List<String>> STOP_ORDER = List.of(
            List.of(Part.INGRESS.partName()),
            Part.services().stream().map(Part::partName).toList(),
            List.of(Part.KAFKA.partName(), Part.POSTGRES.partName()));

    private final Fleet fleet;
    private final Places places;
    private final DemoOrganization organization;
    private final Disk disk;
    private final Processes processes;
    private final Supervisor supervisor;
    private final Endpoints endpoints;
    private final Map<Part, Fleet.Instance> instances = new EnumMap<>(Part.class);
    private final Map<Connection, Detour> detours = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private record Connection(Part part, Way way) {}

    private Arena(Fleet fleet, Places places, DemoOrganization organization, Disk disk, Consumer<String> news) {
        this.fleet = fleet;
        this.places = places;
        this.organization = organization;
        this.disk = disk;
        this.processes = new Processes(news);
        this.supervisor = new Supervisor(processes);
        this.endpoints = new Endpoints(
                http(Part.INGRESS),
                http(Part.INGRESS),
                http(Part.CONVERSATION_1),
                http(Part.EXPIRY_1),
                http(Part.ANALYTICS),
                "localhost:" + places.kafka(),
                database(places.postgres()),
                List.of(DemoAccount.DEMO.sid()),
                fleet.operatorToken(),
                http(Part.TWILIO));
    }

    /// Takes the data directory and wipes it; nothing runs yet.
    ///
    /// @param diskBytes how much the servers may write
    /// @param news told what happens unasked
    static Arena prepare(
            Path data, Places places, DemoOrganization organization, long diskBytes, Consumer<String> news) {
        var fleet = Fleet.anew(data, places.byOption(), () -> Disk.unmountLeftover(data));
        return new Arena(fleet, places, organization, Disk.mount(data, diskBytes), news);
    }

    /// Starts everything and returns when it is ready.
    ///
    /// @param rehearse whether each service starts and stops once before, to remember what it loads:
    ///     that takes minutes, and every later start half the time
    /// @throws Failure if something does not start
    void start(boolean rehearse) {
        for (var part : Part.connected()) {
            for (var way : part.ways()) {
                detours.put(
                        new Connection(part, way),
                        Detour.open(part.partName() + " to " + way.to(), places.detour(part, way), target(part, way)));
            }
        }
        await(List.of(
                supervisor.start(fleet.kafka(
                        Part.KAFKA.partName(),
                        disk.directory().resolve("kafka"),
                        places.kafka(),
                        places.kafkaDetours())),
                supervisor.start(fleet.postgres(
                        Part.POSTGRES.partName(), disk.directory().resolve("postgres"), places.postgres()))));
        fleet.publish(endpoints);
        if (rehearse) {
            rehearse();
        }
        var starts = new ArrayList<CompletableFuture<Duration>>();
        for (var part : Part.services()) {
            starts.add(supervisor.start(program(part)));
        }
        await(starts);
    }

    Processes processes() {
        return processes;
    }

    Disk disk() {
        return disk;
    }

    /// How we ourselves reach it: past all proxies.
    Endpoints endpoints() {
        return endpoints;
    }

    /// Of everybody who serves.
    String password() {
        return fleet.demoPassword();
    }

    /// Where agents can give their commands over HTTP.
    List<URI> agentApis() {
        return List.of(http(Part.CONVERSATION_1), http(Part.CONVERSATION_2));
    }

    Path data() {
        return fleet.root();
    }

    /// Where each service says whether it is ready.
    Map<Part, URI> readiness() {
        var all = new LinkedHashMap<Part, URI>();
        instances.forEach((part, instance) -> all.put(part, Fleet.readiness(instance)));
        return all;
    }

    /// Nothing changes where there is no such way.
    void weather(Part part, @Nullable Way way, Weather weather) {
        var detour = way == null ? null : detours.get(new Connection(part, way));
        if (detour != null) {
            detour.set(weather);
        }
    }

    void clearWeather() {
        detours.values().forEach(detour -> detour.set(new Weather.Fair()));
    }

    private int target(Part part, Way way) {
        return switch (way) {
            case KAFKA -> places.kafkaListener(part);
            case POSTGRES -> places.postgres();
            case TWILIO -> places.of(Part.TWILIO);
        };
    }

    private void rehearse() {
        var rehearsal = new Supervisor(_ -> {});
        var parts = List.of(Part.INGRESS, Part.CONVERSATION_1, Part.EXPIRY_1, Part.ANALYTICS);
        await(parts.stream()
                .map(part -> rehearsal.start(fleet.rehearsal(instance(part))))
                .toList());
        rehearsal.stop(List.of());
    }

    private Program program(Part part) {
        var instance = instance(part);
        instances.put(part, instance);
        return fleet.service(instance);
    }

    private Fleet.Instance instance(Part part) {
        return new Fleet.Instance(
                Objects.requireNonNull(part.service()),
                part.partName(),
                places.of(part),
                "localhost:" + (part.uses(Way.KAFKA) ? places.detour(part, Way.KAFKA) : places.kafka()),
                database(part.uses(Way.POSTGRES) ? places.detour(part, Way.POSTGRES) : places.postgres()),
                endpoints.publicUrl(),
                organization,
                properties(part),
                options(part));
    }

    private static List<String> options(Part part) {
        // Killed every few minutes, no JVM lives long enough for the second compiler to pay.
        return part == Part.TWILIO ? List.of("-Xmx1g") : List.of("-XX:TieredStopAtLevel=1");
    }

    private Map<String, Object> properties(Part part) {
        var properties = new LinkedHashMap<String, Object>();
        // Shorter sessions than Kafka's 45 s, so that a zombie is made in a quarter of a minute.
        properties.put("spring.kafka.properties.session.timeout.ms", "10000");
        properties.put("spring.kafka.properties.heartbeat.interval.ms", "3000");
        switch (Objects.requireNonNull(part.service())) {
            case INGRESS -> {
                properties.put("prosa.delivery.enabled", true);
                properties.put("prosa.delivery.account-sid", DemoAccount.DEMO.sid());
                properties.put("prosa.delivery.base-url", "http://localhost:" + places.detour(part, Way.TWILIO));
                properties.put("prosa.delivery.request-timeout", "5s");
                properties.put("prosa.delivery.look-up-after", "8s");
            }
            case CONVERSATION -> {
                properties.put("prosa.intake.store-timeout", "10s");
                properties.put("prosa.sweep.every", "15s");
                properties.put("prosa.sweep.overdue", "30s");
                properties.put("prosa.sweep.again", "1m");
                properties.put("prosa.sign-in.hash-strength", 10);
                properties.putAll(fleet.people(organization, Staff.people()));
            }
            case SIMULATOR -> {
                properties.put("prosa.simulator.url", endpoints.simulator());
                properties.put("prosa.simulator.ingress", endpoints.ingress());
                properties.put("prosa.simulator.public-url", endpoints.publicUrl());
                properties.put("prosa.simulator.capacity", TWILIO_KEEPS);
            }
            case EXPIRY, ANALYTICS -> {
                // as they are
            }
        }
        return properties;
    }

    private Database database(int port) {
        return new Database("postgresql://localhost:" + port + "/prosa", "prosa", fleet.password());
    }

    private URI http(Part part) {
        return URI.create("http://localhost:" + places.of(part));
    }

    private static void await(List<CompletableFuture<Duration>> starts) {
        try {
            CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            throw new Failure(String.valueOf(cause.getMessage()));
        }
    }

    /// Ends every process, those that stand still too, and gives the disk back.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        clearWeather();
        processes.continueAll();
        supervisor.stop(STOP_ORDER);
        detours.values().forEach(Detour::close);
        disk.unmount();
        fleet.close();
    }
}
