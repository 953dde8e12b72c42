package dev.prosa.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// Runs an [EmbeddedKafka] as a process of its own, for a supervisor.
///
/// `--data DIR --port PORT [--host HOST] [--set PROPERTY=VALUE]... [--detour PORT:ADVERTISED]...
/// [--exit-with-parent]`
///
/// Prints one line, `ready HOST:PORT`, when clients can connect, and shuts down cleanly on SIGTERM.
/// With `--exit-with-parent` it also does when its standard input ends, as it does when the parent
/// that holds the other end dies. If it cannot start it says why in one line on standard error and
/// exits with 1; wrong arguments exit with 2.
public final class EmbeddedKafkaMain {

    private EmbeddedKafkaMain() {}

    @SuppressWarnings("SystemOut") // the supervisor reads it
    public static void main(String[] args) throws IOException {
        try {
            var arguments = KafkaArguments.parse(args);
            var kafka = EmbeddedKafka.start(arguments.settings());
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop-kafka"));
            System.out.println("ready " + kafka.bootstrapServers());
            if (arguments.exitWithParent()) {
                awaitEnd(System.in);
                System.exit(0);
            }
            kafka.awaitClose();
        } catch (IllegalArgumentException e) {
            exit(2, e);
        } catch (EmbeddedServerException e) {
            exit(1, e);
        }
    }

    private static void awaitEnd(InputStream input) throws IOException {
        input.transferTo(OutputStream.nullOutputStream());
    }

    private static void exit(int status, RuntimeException why) {
        System.err.println(why.getMessage());
        System.exit(status);
    }
}
