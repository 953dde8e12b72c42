package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.standalone.Prosa;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.EndpointsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/// `up` in a process of its own, with real servers and stubs in place of the services.
final class RunningUp implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);

    private final Path data;
    private final Path output;
    private final Process process;

    private RunningUp(Path data, Path output, Process process) {
        this.data = data;
        this.output = output;
        this.process = process;
    }

    /// On any free ports.
    static RunningUp start(Path home, Path data, String... options) throws IOException {
        buildStubs(home);
        var output = Files.createTempFile(home, "up", ".txt");
        var command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-Dprosa.home=" + home,
                "-cp",
                System.getProperty("java.class.path"),
                Prosa.class.getName(),
                "up",
                "--data=" + data));
        for (var option : Ports.DEFAULTS.byOption().keySet()) {
            command.add(option + "=0");
        }
        command.addAll(List.of(options));
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("KAFKA_") || name.startsWith("POSTGRES_"));
        return new RunningUp(data, output, builder.start());
    }

    RunningUp awaitReady() {
        await().atMost(START).until(() -> output().contains("Prosa is ready") || !process.isAlive());
        assertThat(output()).contains("Prosa is ready");
        return this;
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Endpoints endpoints() {
        return new EndpointsFile(data).read().orElseThrow();
    }

    /// The child of that name, as it runs now.
    ProcessHandle child(String name) {
        return ProcessTable.read(data.resolve("processes.json")).stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .flatMap(row -> ProcessHandle.of(row.pid()))
                .orElseThrow();
    }

    /// Everything it started, and what those started.
    List<ProcessHandle> descendants() {
        return process.descendants().toList();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    int awaitEnd() throws InterruptedException {
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Override
    public void close() throws InterruptedException {
        process.toHandle().destroy();
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static void buildStubs(Path home) throws IOException {
        for (var service : Service.values()) {
            var target = Files.createDirectories(home.resolve(service.module()).resolve("target"));
            var manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, StubService.class.getName());
            var resource = StubService.class.getName().replace('.', '/') + ".class";
            try (var bytes = StubService.class.getClassLoader().getResourceAsStream(resource);
                    var jar = new JarOutputStream(Files.newOutputStream(target.resolve("stub-exec.jar")), manifest)) {
                jar.putNextEntry(new ZipEntry(resource));
                bytes.transferTo(jar);
            }
        }
    }
}
