package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.DirectConnections;
import dev.prosa.conversation.config.PostgresProperties;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A relay in a JVM of its own, to be killed and frozen.
final class RelayProcess {

    private final Process process;

    private RelayProcess(Process process) {
        this.process = process;
    }

    /// @param options of the JVM
    static RelayProcess start(PostgresProperties postgres, String bootstrapServers, String... options)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                RelayProcess.class.getName(),
                postgres.url(),
                postgres.user(),
                postgres.password(),
                bootstrapServers));
        return new RelayProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /// User and system time of the whole process so far.
    double cpuSeconds() {
        return process.toHandle().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    /// Without any warning, like `kill -9`.
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /// In good order.
    void end() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor(30, TimeUnit.SECONDS);
    }

    /// Stops every thread in its tracks; connections stay open.
    void freeze() throws IOException, InterruptedException {
        signal("STOP");
    }

    void thaw() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor(5, TimeUnit.SECONDS);
    }

    public static void main(String[] arguments) throws IOException {
        var postgres = new PostgresProperties(arguments[0], arguments[1], arguments[2]);
        var relay = new Relay(
                new DirectConnections(postgres),
                RelayFixture.properties(),
                new RelayProducers(Map.of("bootstrap.servers", arguments[3]), "prosa-relay"),
                RelayObserver.NONE);
        relay.start();
        System.in.read(); // ends with its parent
        relay.close();
        System.exit(0);
    }
}
