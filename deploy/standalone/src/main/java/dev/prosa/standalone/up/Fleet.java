package dev.prosa.standalone.up;

import dev.prosa.embedded.EmbeddedKafkaMain;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Database;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.EndpointsFile;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import dev.prosa.standalone.demo.DemoPerson;
import dev.prosa.standalone.supervision.Program;
import dev.prosa.standalone.supervision.Readiness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A Prosa of which somebody else decides how many instances there are, where each listens and by
/// which way it reaches its servers. It makes the programs; running them is the caller's.
///
/// Holds its data directory until it is closed: no `up` and no other fleet uses it meanwhile.
public final class Fleet implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final Duration STOP = Duration.ofSeconds(15);
    private static final Duration REHEARSAL_STOP = Duration.ofMinutes(5);
    private static final String LOCALHOST = "localhost";

    private final DataDirectory data;
    private final RunLock lock;
    private final Jvm jvm;
    private final ServiceBuilds builds;

    private Fleet(DataDirectory data, RunLock lock) {
        this.data = data;
        this.lock = lock;
        this.jvm = Jvm.in(data);
        this.builds = new ServiceBuilds(Data.home(), data.programs());
    }

    /// One instance of a service.
    ///
    /// @param name unlike any other's in the fleet
    /// @param kafka bootstrap servers, as this instance reaches them
    /// @param publicUrl what webhooks are signed over
    /// @param properties further ones of the service
    /// @param options further ones of its JVM
    public record Instance(
            Service service,
            String name,
            int port,
            String kafka,
            Database database,
            URI publicUrl,
            DemoOrganization organization,
            Map<String, Object> properties,
            List<String> options) {}

    /// Takes a data directory, waits for what a killed run left behind, and deletes what it holds.
    ///
    /// @param beforeWipe what must be done first, such as to unmount a file system
    /// @throws Failure if it holds something else, is in use, or a port is taken
    public static Fleet anew(Path directory, Map<String, Integer> ports, Runnable beforeWipe) {
        var data = new DataDirectory(directory);
        data.prepare();
        var lock = RunLock.acquire(data.lockFile());
        var leftovers = Leftovers.on(data.root());
        if (!leftovers.isEmpty()) {
            leftovers.await();
        }
        beforeWipe.run();
        data.wipe();
        Preconditions.enoughDisk(data.root());
        Preconditions.freePorts(ports);
        return new Fleet(data, lock);
    }

    public Path root() {
        return data.root();
    }

    /// The application's password to PostgreSQL.
    public String password() {
        return Secret.in(data.postgresPassword());
    }

    /// Of everybody who may sign in.
    public String demoPassword() {
        return Secret.in(data.demoPassword());
    }

    /// Properties of conversation-service, by which it knows who may sign in.
    public Map<String, Object> people(DemoOrganization organization, List<DemoPerson> people) {
        return ServiceConfiguration.people(organization, people, demoPassword());
    }

    /// By which the services know the operator.
    public String operatorToken() {
        return Secret.in(data.operatorToken());
    }

    /// @param detours ports it listens on too, by the ports it is reached on there
    public Program kafka(String name, Path directory, int port, Map<Integer, Integer> detours) {
        var arguments = new ArrayList<>(
                List.of("--data", directory.toString(), "--host", LOCALHOST, "--port", Integer.toString(port)));
        detours.forEach((listened, advertised) -> arguments.addAll(List.of("--detour", listened + ":" + advertised)));
        var options = List.of("-Xmx640m", "-Dprosa.log.level=warn");
        var command = jvm.command(name, options, Jvm.ownClassPath(), EmbeddedKafkaMain.class.getName(), arguments);
        return program(name, command, Map.of(), port, Readiness.line("ready "));
    }

    public Program postgres(String name, Path directory, int port) {
        var arguments = List.of(directory.toString(), Integer.toString(port));
        var options = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
        var command = jvm.command(name, options, Jvm.ownClassPath(), PostgresMain.class.getName(), arguments);
        return program(
                name,
                command,
                Map.of(Endpoints.POSTGRES_PASSWORD_VARIABLE, password()),
                port,
                Readiness.line("ready "));
    }

    /// Starts faster if there was a [#rehearsal].
    ///
    /// @throws Failure if the service is not built
    public Program service(Instance instance) {
        var cache = cache(instance.service());
        return service(instance, Files.exists(cache) ? List.of("-XX:AOTCache=" + cache) : List.of(), STOP);
    }

    /// The same program, which at its end writes down what it has loaded and linked (JEP 514). To be
    /// stopped once it is ready.
    public Program rehearsal(Instance instance) {
        return service(instance, List.of("-XX:AOTCacheOutput=" + cache(instance.service())), REHEARSAL_STOP);
    }

    private Path cache(Service service) {
        return data.programs().resolve(service.serviceName() + ".aot");
    }

    private Program service(Instance instance, List<String> more, Duration stop) {
        var build = builds.of(instance.service());
        var options = new ArrayList<>(instance.service().memory());
        options.addAll(instance.options());
        options.addAll(more);
        var command = jvm.command(instance.name(), options, build.jar().toString(), build.mainClass(), List.of());
        return new Program(
                instance.name(),
                command,
                environment(instance),
                data.log(instance.name()),
                instance.port(),
                Readiness.http(readiness(instance)),
                START,
                stop);
    }

    /// Where the instance says whether it is ready.
    public static URI readiness(Instance instance) {
        return URI.create("http://localhost:" + instance.port() + Programs.READINESS);
    }

    /// Lets every other command find it.
    public void publish(Endpoints endpoints) {
        try {
            new EndpointsFile(data.root()).write(endpoints);
        } catch (IOException e) {
            throw new Failure("Cannot write to " + data.root() + ": " + e);
        }
    }

    private Map<String, String> environment(Instance instance) {
        int port = instance.port();
        var settings = new UpSettings(
                new Ports(0, 0, 0, 0, 0, 0, 0),
                instance.publicUrl(),
                List.of(instance.organization()),
                Optional.of(instance.kafka()),
                Optional.of(instance.database()),
                List.of(DemoAccount.DEMO.sid()),
                Outlet.NONE);
        var environment = new HashMap<>(new ServiceConfiguration(settings, settings.endpoints("", operatorToken()))
                .of(instance.service(), instance.properties()));
        environment.put("SERVER_PORT", Integer.toString(port));
        return environment;
    }

    private Program program(
            String name, List<String> command, Map<String, String> environment, int port, Readiness readiness) {
        return new Program(name, command, environment, data.log(name), port, readiness, START, STOP);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new Failure("Cannot release " + data.lockFile() + ": " + e);
        }
    }
}
