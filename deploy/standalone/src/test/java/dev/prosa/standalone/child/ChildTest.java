package dev.prosa.standalone.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// With real processes of real JVMs.
class ChildTest {

    /// Says what it got, and on the way out that it went in good order.
    static final class Worker {
        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("good order")));
            System.out.println("working " + ProcessHandle.current().pid() + " " + String.join(",", args));
            Thread.currentThread().join();
        }
    }

    /// Starts a worker as its child and says so.
    static final class Parent {
        public static void main(String[] args) throws IOException, InterruptedException {
            var child = new ProcessBuilder(command(Child.class, Worker.class.getName()))
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            child.waitFor();
        }
    }

    @Test
    void theProgramRunsWithItsArguments() throws Exception {
        var child = start(Child.class, Worker.class.getName(), "a", "b");
        try (var output = child.inputReader()) {
            assertThat(output.readLine()).isEqualTo("working " + child.pid() + " a,b");
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void itEndsInGoodOrderWhenItsParentIsKilled(@TempDir Path directory) throws Exception {
        var output = directory.resolve("output");
        var parent = new ProcessBuilder(command(Parent.class))
                .redirectOutput(output.toFile())
                .start();
        await().until(() -> Files.readString(output).contains("\n"));
        var worker = workerOf(Files.readString(output));

        parent.destroyForcibly();

        worker.onExit().get(15, TimeUnit.SECONDS);
        assertThat(output).content().endsWith("good order\n");
    }

    @Test
    void itEndsWhenItsParentClosesItsInput() throws Exception {
        var child = start(Child.class, Worker.class.getName());
        try (var output = child.inputReader()) {
            output.readLine();

            child.getOutputStream().close();

            assertThat(child.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isEqualTo("good order");
        }
    }

    @Test
    void ctrlCInTheTerminalDoesNotReachIt() throws Exception {
        var child = start(Child.class, Worker.class.getName());
        try (var output = child.inputReader()) {
            output.readLine();

            new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                    .start()
                    .waitFor();

            assertThat(child.waitFor(1, TimeUnit.SECONDS)).isFalse();
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void askedToTerminateItEndsInGoodOrder() throws Exception {
        var child = start(Child.class, Worker.class.getName());
        try (var output = child.inputReader()) {
            output.readLine();

            child.toHandle().destroy();

            assertThat(child.waitFor(15, TimeUnit.SECONDS)).isTrue();
            assertThat(output.readLine()).isEqualTo("good order");
        }
    }

    private static ProcessHandle workerOf(String output) {
        return ProcessHandle.of(Long.parseLong(output.split(" ")[1])).orElseThrow();
    }

    private static Process start(Class<?> main, String... arguments) throws IOException {
        return new ProcessBuilder(command(main, arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static List<String> command(Class<?> main, String... arguments) {
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-Xmx32m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }
}
