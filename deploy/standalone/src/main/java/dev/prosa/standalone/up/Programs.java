package dev.prosa.standalone.up;

import dev.prosa.embedded.EmbeddedKafkaMain;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.supervision.Program;
import dev.prosa.standalone.supervision.Readiness;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What `up` runs: Kafka, PostgreSQL and the services, as programs for the supervisor.
final class Programs {

    static final String KAFKA = "kafka";
    static final String POSTGRES = "postgres";

    /// Where a service says whether it is ready.
    static final String READINESS = "/actuator/health/readiness";

    /// Recovery after a crash takes its time; so does a busy machine.
    private static final Duration START = Duration.ofMinutes(5);

    private static final Duration STOP = Duration.ofSeconds(20);

    private final DataDirectory data;
    private final Ports ports;
    private final Jvm jvm;

    Programs(DataDirectory data, Ports ports, Jvm jvm) {
        this.data = data;
        this.ports = ports;
        this.jvm = jvm;
    }

    Program kafka() {
        var port = Integer.toString(ports.kafka());
        var arguments = List.of("--data", data.kafka().toString(), "--host", "localhost", "--port", port);
        var options = List.of("-Xmx512m", "-Dprosa.log.level=warn");
        return program(
                KAFKA,
                jvm.command(KAFKA, options, Jvm.ownClassPath(), EmbeddedKafkaMain.class.getName(), arguments),
                Map.of(),
                ports.kafka(),
                Readiness.line("ready "));
    }

    Program postgres(String password) {
        var arguments = List.of(data.postgres().toString(), Integer.toString(ports.postgres()));
        var options = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
        return program(
                POSTGRES,
                jvm.command(POSTGRES, options, Jvm.ownClassPath(), PostgresMain.class.getName(), arguments),
                Map.of(Endpoints.POSTGRES_PASSWORD_VARIABLE, password),
                ports.postgres(),
                Readiness.line("ready "));
    }

    Program service(Service service, UnpackedJar build, ServiceConfiguration configuration) {
        var name = service.serviceName();
        var port = service.port(ports);
        return program(
                name,
                jvm.command(name, service.memory(), build.jar().toString(), build.mainClass(), List.of()),
                configuration.of(service),
                port,
                Readiness.http(URI.create("http://localhost:" + port + READINESS)));
    }

    private Program program(
            String name, List<String> command, Map<String, String> environment, int port, Readiness readiness) {
        return new Program(name, command, environment, data.log(name), port, readiness, START, STOP);
    }
}
