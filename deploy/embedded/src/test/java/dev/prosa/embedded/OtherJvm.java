package dev.prosa.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A second JVM on the tests' own class path, to be signalled and killed.
final class OtherJvm {

    private final Process process;
    private final BufferedReader output;

    private OtherJvm(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    static OtherJvm start(Class<?> main, String... arguments) throws IOException {
        var java = ProcessHandle.current().info().command().orElseThrow();
        var command = new ArrayList<>(List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return new OtherJvm(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    String readLine() throws IOException {
        return output.readLine();
    }

    long pid() {
        return process.pid();
    }

    /// Sends SIGTERM and leaves its standard input open.
    void terminate() {
        process.toHandle().destroy();
    }

    void closeInput() throws IOException {
        process.getOutputStream().close();
    }

    void kill() {
        process.destroyForcibly();
        await();
    }

    int await() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the other JVM does not end");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
