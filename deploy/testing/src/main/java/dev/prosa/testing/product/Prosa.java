package dev.prosa.testing.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The `prosa` command on a data directory and ports of its own, as built by this reactor.
public final class Prosa implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private final Path data;
    private final List<String> ports = List.of(
            "--port.ingress",
            free(),
            "--port.conversation",
            free(),
            "--port.expiry",
            free(),
            "--port.analytics",
            free(),
            "--port.simulator",
            free(),
            "--port.kafka",
            free(),
            "--port.postgres",
            free());
    private Process up;

    private final Map<String, String> environment;
    private final List<String> options;

    public Prosa(Path data) {
        this(data, Map.of());
    }

    public Prosa(Path data, Map<String, String> environment) {
        this(data, environment, List.of());
    }

    /// @param environment of every process, on top of ours, such as `LOGGING_LEVEL_ROOT`
    /// @param options of `up`
    public Prosa(Path data, Map<String, String> environment, List<String> options) {
        this.data = data;
        this.environment = environment;
        this.options = options;
        this.up = start();
    }

    /// What a command printed, and its exit status.
    public record Result(int status, String text) {}

    /// Skips the test, or fails it in a strict build, where the services' jars are not there.
    public static void assumeBuilt() {
        if (Boolean.getBoolean("prosa.strict")) {
            assertThat(isBuilt())
                    .as("the services' exec jars are built before (./mvnw verify does)")
                    .isTrue();
        }
        assumeThat(isBuilt())
                .as("skipped: the services' exec jars are not built (./mvnw verify builds them)")
                .isTrue();
    }

    private static boolean isBuilt() {
        Path home = root();
        return Files.exists(home.resolve("deploy/standalone/target/prosa.jar"))
                && hasExecJar(home.resolve("deploy/simulator/target"))
                && List.of("ingress", "conversation", "expiry", "analytics").stream()
                        .allMatch(service -> hasExecJar(home.resolve(service + "-service/target")));
    }

    private static boolean hasExecJar(Path target) {
        try (var files = Files.newDirectoryStream(target, "*-exec.jar")) {
            return files.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }

    public Result run(String... arguments) {
        return run(data, arguments);
    }

    /// Runs a command on a data directory on which no `up` of ours runs.
    public static Result run(Path data, String... arguments) {
        try {
            Files.createDirectories(data.getParent());
            List<String> command = command(arguments);
            command.addAll(List.of("--data", data.toString()));
            Path output = Files.createTempFile(data.getParent(), "command", ".out");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", arguments) + " does not end: " + Files.readString(output));
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Where a part listens, such as `ingress` or `kafka`.
    public int port(String part) {
        return Integer.parseInt(ports.get(ports.indexOf("--port." + part) + 1));
    }

    /// What webhooks are signed over.
    public URI publicUrl() {
        return URI.create(endpoints().path("publicUrl").asString());
    }

    /// What the operator's requests say in `Authorization`.
    public String operator() {
        return "Bearer " + endpoints().path("operatorToken").asString();
    }

    /// What conversation-service's requests for files say in `Authorization`.
    public String fileKeeper() {
        try {
            return "Bearer " + Files.readString(data.resolve("media-token")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the services are told: where PostgreSQL is, and by which name and password.
    public Connection database() throws SQLException {
        JsonNode database = endpoints().path("database");
        return DriverManager.getConnection(
                "jdbc:" + database.path("url").asString(),
                database.path("user").asString(),
                database.path("password").asString());
    }

    private JsonNode endpoints() {
        try {
            return JsonMapper.shared().readTree(Files.readString(data.resolve("endpoints.json")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// All that its processes have printed and logged, PostgreSQL's own server among them.
    public List<Path> logs() {
        try (var files = Files.list(data.resolve("logs"))) {
            List<Path> logs = new ArrayList<>(files.toList());
            logs.add(data.resolveSibling("up.out"));
            logs.add(data.resolve("postgres/postgresql.log"));
            return logs;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Stops everything and starts it again on the same data.
    public void restart() {
        stop();
        up = start();
    }

    /// Kills a part as `kill -9` does.
    public void kill(String part) {
        process(part).destroyForcibly();
    }

    /// Stops a part in its tracks (`STOP`), or lets it go on (`CONT`).
    public void signal(String part, String signal) {
        signal(process(part), signal);
    }

    /// The same with a part and all its descendants: a PostgreSQL whose sessions stand still too.
    public void signalAll(String part, String signal) {
        ProcessHandle process = process(part);
        process.descendants().forEach(child -> signal(child, signal));
        signal(process, signal);
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Its process ID: another one after a restart.
    public long pid(String part) {
        return process(part).pid();
    }

    private ProcessHandle process(String part) {
        return ProcessHandle.allProcesses()
                .filter(process -> up.descendants().anyMatch(child -> child.pid() == process.pid()))
                .filter(process -> commandLine(process).contains("-Dprosa.child=" + part + "@"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(part + " does not run"));
    }

    /// What a service tells Prometheus.
    ///
    /// @param service such as `conversation`
    public String metrics(String service) {
        String port = ports.get(ports.indexOf("--port." + service) + 1);
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI target = URI.create("http://localhost:" + port + "/actuator/prometheus");
            return http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The password of the demo's people.
    public String demoPassword() {
        try {
            return Files.readString(data.resolve("demo-password")).strip();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// What a part has logged.
    public String log(String part) {
        try {
            return Files.readString(data.resolve("logs").resolve(part + ".log"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process start() {
        try {
            List<String> command = command("up");
            command.addAll(List.of("--data", data.toString()));
            command.addAll(ports);
            command.addAll(options);
            Files.createDirectories(data.getParent());
            Path output = data.resolveSibling("up.out");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            Awaitility.await()
                    .atMost(START)
                    .failFast("up ended, see " + output, () -> !process.isAlive())
                    .untilAsserted(() -> assertThat(Files.readString(output)).contains("Prosa is ready"));
            return process;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stop() {
        up.destroy(); // as Ctrl-C does
        try {
            if (!up.waitFor(90, TimeUnit.SECONDS)) {
                up.descendants().forEach(ProcessHandle::destroyForcibly);
                up.destroyForcibly();
                throw new AssertionError("up does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-Dprosa.home=" + root(),
                "-jar",
                root().resolve("deploy/standalone/target/prosa.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .replace('\0', ' ');
        } catch (IOException e) {
            return "";
        }
    }

    public static Path root() {
        return Path.of("").toAbsolutePath().resolve("../..").normalize();
    }

    private static String free() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
