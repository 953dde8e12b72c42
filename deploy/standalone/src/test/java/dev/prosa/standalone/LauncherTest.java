package dev.prosa.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `prosa` script, in a tree whose Maven and Java only say that they were called.
class LauncherTest {

    private static final List<String> SERVICES = List.of("ingress", "conversation", "expiry", "analytics");

    @TempDir
    Path home;

    private Path target;

    @BeforeEach
    void plantATree() throws IOException {
        Files.copy(Path.of("../../prosa"), home.resolve("prosa"));
        target = home.resolve("deploy/standalone/target");
        Files.createDirectories(home.resolve("deploy/standalone/src/main"));
        Files.createDirectories(home.resolve("contracts/src/main"));
        write("deploy/standalone/pom.xml", "");
        write("contracts/pom.xml", "");
        write("pom.xml", "");
        write("deploy/simulation/target/simulation.jar", "");
        write("deploy/simulator/target/prosa-simulator-0.2.0-exec.jar", "");
        write("jdk/release", "JAVA_VERSION=\"25.0.1\"");
        script("jdk/bin/javac", "");
        script("jdk/bin/java", "for word; do case $word in *.jar) cat \"${word##*:}\" ;; esac; done");
        script("mvnw", "echo build >>builds; wc -l <builds >deploy/standalone/target/prosa.jar");
        for (String service : SERVICES) {
            write(service + "-service/target/prosa-" + service + "-service-0.2.0-exec.jar", "");
        }
    }

    @Test
    void whatIsOlderThanItsSourcesIsBuiltOnce() throws Exception {
        assertThat(prosa("say")).isEqualTo("1");
        assertThat(prosa("say")).isEqualTo("1");

        change();

        assertThat(prosa("say")).isEqualTo("2");
    }

    @Test
    void aBuildLeavesTheJarOfARunningProsaAsItIs() throws Exception {
        prosa("up");
        Path running = target.resolve("prosa-running.jar");
        try (var open = Files.newInputStream(running)) {
            change();

            prosa("say");

            assertThat(new String(open.readAllBytes()).strip()).isEqualTo("1");
        }
        assertThat(running).content().contains("2");
    }

    @Test
    void whoAsksHowItGoesOrStopsItWaitsForNoBuild() throws Exception {
        prosa("up");
        change();

        assertThat(prosa("status")).isEqualTo("1");
        assertThat(prosa("down")).isEqualTo("1");
    }

    private void change() throws IOException {
        Path source = home.resolve("contracts/src/main/Changed.java");
        Files.writeString(source, "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
        Files.setLastModifiedTime(target.resolve("prosa.built"), FileTime.from(Instant.now()));
    }

    /// Which build the command ran.
    private String prosa(String command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", home.resolve("prosa").toString(), command)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return output.strip();
    }

    private void script(String file, String text) throws IOException {
        write(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(home.resolve(file), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
