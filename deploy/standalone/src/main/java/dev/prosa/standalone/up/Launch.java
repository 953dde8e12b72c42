package dev.prosa.standalone.up;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.EndpointsFile;
import dev.prosa.standalone.supervision.ChildEvent;
import dev.prosa.standalone.supervision.StartFailedException;
import dev.prosa.standalone.supervision.Supervisor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Starts everything in order of need and stops it in the order in which nothing is missed.
///
/// Kafka and PostgreSQL start side by side, then the services do. Who lets the world in stops
/// first, who keeps what it said stops last.
final class Launch {

    private static final List<List<String>> STOP_ORDER = List.of(
            List.of(Service.INGRESS.serviceName()),
            List.of(
                    Service.CONVERSATION.serviceName(),
                    Service.EXPIRY.serviceName(),
                    Service.ANALYTICS.serviceName(),
                    Service.SIMULATOR.serviceName()),
            List.of(Programs.KAFKA, Programs.POSTGRES));

    private final UpSettings settings;
    private final DataDirectory data;
    private final Announcer announcer;
    private final ProcessTable table;
    private final Supervisor supervisor;

    Launch(UpSettings settings, DataDirectory data, Announcer announcer) {
        this.settings = settings;
        this.data = data;
        this.announcer = announcer;
        this.table = new ProcessTable(data.processTable());
        this.supervisor = new Supervisor(this::tell);
    }

    /// Returns when everything is ready.
    ///
    /// @throws Failure if something does not start; what did is still running
    Endpoints start() {
        var password = settings.externalDatabase().isPresent() ? "" : Secret.in(data.postgresPassword());
        var endpoints = settings.endpoints(password, Secret.in(data.operatorToken()));
        var programs = new Programs(data, settings.ports(), Jvm.in(data));
        var kafka = settings.externalKafka().isPresent() ? done() : start(programs, Programs.KAFKA, password);
        var postgres = settings.externalDatabase().isPresent() ? done() : start(programs, Programs.POSTGRES, password);
        var builds = new ServiceBuilds(Data.home(), data.programs());
        var configuration = new ServiceConfiguration(
                settings,
                endpoints,
                Optional.of(Secret.in(data.demoPassword())),
                Optional.of(Secret.in(data.mediaToken())));
        var all = new ArrayList<>(List.of(kafka, postgres));
        for (var service : Service.values()) {
            if (!settings.includes(service)) {
                continue;
            }
            var program = programs.service(service, builds.of(service), configuration);
            var needs = service.needsDatabase() ? CompletableFuture.allOf(kafka, postgres) : kafka;
            all.add(needs.thenCompose(_ -> supervisor.start(program)));
        }
        await(all);
        publish(endpoints);
        return endpoints;
    }

    void stop() {
        supervisor.stop(STOP_ORDER);
    }

    private CompletableFuture<Duration> start(Programs programs, String server, String password) {
        return supervisor.start(server.equals(Programs.KAFKA) ? programs.kafka() : programs.postgres(password));
    }

    private static CompletableFuture<Duration> done() {
        return CompletableFuture.completedFuture(Duration.ZERO);
    }

    /// The first that fails ends the wait.
    private static void await(List<CompletableFuture<Duration>> starts) {
        var failed = new CompletableFuture<Void>();
        starts.forEach(start -> start.exceptionally(failure -> {
            failed.completeExceptionally(failure);
            return null;
        }));
        try {
            CompletableFuture.anyOf(failed, CompletableFuture.allOf(starts.toArray(CompletableFuture[]::new)))
                    .join();
        } catch (CompletionException e) {
            throw new Failure(cause(e));
        }
    }

    /// Futures that hang on futures wrap what happened once each.
    private static String cause(Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof StartFailedException told ? String.valueOf(told.getMessage()) : cause.toString();
    }

    private void publish(Endpoints endpoints) {
        try {
            new EndpointsFile(data.root()).write(endpoints);
        } catch (IOException e) {
            throw new Failure("Cannot write to " + data.root() + ": " + e);
        }
    }

    private void tell(ChildEvent event) {
        table.note(event);
        announcer.event(event);
    }
}
