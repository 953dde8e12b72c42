package dev.prosa.standalone.up;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.Version;
import dev.prosa.standalone.demo.DemoOrganization;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `up`: all of Prosa on this machine, supervised, until Ctrl-C.
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        abbreviateSynopsis = true,
        description = {
            "Starts Kafka, PostgreSQL, the four services and a simulated Twilio with a customer's phone, keeps them"
                    + " running, and stops them at Ctrl-C.",
            "What they hold stays in the data directory; the next start goes on where this one was.",
            "Where KAFKA_BOOTSTRAP_SERVERS or POSTGRES_URL (with POSTGRES_USER and POSTGRES_PASSWORD) is set,"
                    + " that server is used and none is started.",
            "Where PROSA_TWILIO_ACCOUNTS_<SID>_TOKENS_0 is set, messages go to Twilio by that account, and nothing is"
                    + " simulated.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa up",
            "  ./prosa up --fresh --timeouts.idle=5s --timeouts.idleClose=10s",
            "  ./prosa up --data /var/lib/prosa --public-url https://prosa.example",
            "  ./prosa up --port.ingress=9080 --port.postgres=25432",
            "  POSTGRES_URL=postgresql://db:5432/prosa ./prosa up"
        })
public final class UpCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Data data = new Data();

    @Option(names = "--fresh", description = "Deletes what the data directory holds and starts with nothing.")
    private boolean fresh;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description =
                    "Where Twilio reaches ingress-service; its signatures are over it (default: where it listens).")
    private @Nullable URI publicUrl;

    @Mixin
    private PortOptions ports = new PortOptions();

    @Mixin
    private ClockOptions clocks = new ClockOptions();

    @Override
    public void run() {
        long begun = System.nanoTime();
        var settings = settings();
        var directory = new DataDirectory(data.directory());
        Output.line("Prosa " + Version.number() + " on " + directory.root());
        directory.prepare();
        var lock = RunLock.acquire(directory.lockFile());
        try (lock) {
            run(settings, directory, begun);
        } catch (IOException e) {
            throw new Failure("Cannot release " + directory.lockFile() + ": " + e);
        }
    }

    private void run(UpSettings settings, DataDirectory directory, long begun) {
        var announcer = new Announcer();
        check(settings, directory);
        announcer.stage("data, disk and ports", "checked", since(begun));
        var launch = new Launch(settings, directory, announcer);
        var stopping = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(launch, stopping), "stop"));
        try {
            var endpoints = launch.start();
            Output.line(Welcome.text(settings, endpoints, directory, since(begun)));
            waitForever();
        } catch (Failure failure) {
            if (stopping.getCount() == 0) {
                waitForever(); // it failed because it is being stopped, and who stops it ends the process
            }
            throw failure;
        }
    }

    private void check(UpSettings settings, DataDirectory directory) {
        var leftovers = Leftovers.on(directory.root());
        if (!leftovers.isEmpty()) {
            Output.line("  waiting for what a killed run left behind: " + leftovers.inWords());
            leftovers.await();
        }
        if (fresh) {
            directory.wipe();
        }
        Preconditions.enoughDisk(directory.root());
        Preconditions.freePorts(ownPorts(settings));
        settings.externalKafka().ifPresent(ExternalServer::checkKafka);
        settings.externalDatabase().ifPresent(database -> ExternalServer.checkPostgres(database.url()));
    }

    private static Map<String, Integer> ownPorts(UpSettings settings) {
        var ports = new LinkedHashMap<>(settings.ports().byOption());
        if (!settings.includes(Service.SIMULATOR)) {
            ports.remove(Ports.SIMULATOR);
        }
        settings.externalKafka().ifPresent(_ -> ports.remove("--port.kafka"));
        settings.externalDatabase().ifPresent(_ -> ports.remove("--port.postgres"));
        return ports;
    }

    private UpSettings settings() {
        try {
            return UpSettings.of(
                    ports.ports().resolved(),
                    Optional.ofNullable(publicUrl),
                    List.of(DemoOrganization.DEMO.withClocks(clocks.clocks()), DemoOrganization.SIMULATION),
                    System.getenv());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), e.getMessage());
        }
    }

    private static void stop(Launch launch, CountDownLatch stopping) {
        stopping.countDown();
        Output.line("\nStopping …");
        long begun = System.nanoTime();
        launch.stop();
        Output.line(
                String.format(Locale.ROOT, "Stopped after %.1f s.", since(begun).toMillis() / 1000.0));
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
