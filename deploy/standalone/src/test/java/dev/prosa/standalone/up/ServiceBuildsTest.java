package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceBuildsTest {

    private static final Attributes.Name START_CLASS = new Attributes.Name("Start-Class");

    @TempDir
    Path home;

    @Test
    void aBootJarIsTakenApart() throws IOException {
        build(
                Map.of(Attributes.Name.MAIN_CLASS, "Launcher", START_CLASS, "dev.prosa.Main"),
                Map.of("BOOT-INF/classes/application.yaml", "a: 1", "BOOT-INF/lib/one.jar", "1", "Launcher.class", ""));

        var unpacked = builds().of(Service.INGRESS);

        assertThat(unpacked.mainClass()).isEqualTo("dev.prosa.Main");
        assertThat(unpacked.jar().resolveSibling("lib/one.jar")).hasContent("1");
        try (var jar = new JarFile(unpacked.jar().toFile())) {
            assertThat(jar.stream().map(ZipEntry::getName)).containsExactly("META-INF/MANIFEST.MF", "application.yaml");
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isEqualTo("lib/one.jar");
        }
    }

    @Test
    void aLaterBuildReplacesTheOneBeforeAndOnlyThat() throws IOException {
        build(Map.of(START_CLASS, "A"), Map.of("BOOT-INF/lib/one.jar", "1"));
        var first = builds().of(Service.INGRESS);
        var mark = Files.writeString(first.jar().resolveSibling("mark"), "still here");

        assertThat(builds().of(Service.INGRESS)).isEqualTo(first);
        assertThat(mark).exists();

        build(Map.of(START_CLASS, "B"), Map.of("BOOT-INF/lib/one.jar", "1"));
        assertThat(builds().of(Service.INGRESS).mainClass()).isEqualTo("B");
        assertThat(mark).doesNotExist();
    }

    @Test
    void aServiceThatIsNotBuiltIsSaidNotToBe() {
        assertThatThrownBy(() -> builds().of(Service.EXPIRY))
                .isInstanceOf(Failure.class)
                .hasMessage("expiry-service is not built in " + home + ": run ./mvnw -Dquick package");
    }

    private ServiceBuilds builds() {
        return new ServiceBuilds(home, home.resolve("programs"));
    }

    /// Always of the same time, as a reproducible build makes it.
    private void build(Map<Attributes.Name, String> attributes, Map<String, String> entries) throws IOException {
        var target = Files.createDirectories(home.resolve("ingress-service/target"));
        Files.writeString(target.resolve("prosa-ingress-service-0.2.0.jar"), "plain");
        var file = target.resolve("prosa-ingress-service-0.2.0-exec.jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.forEach(manifest.getMainAttributes()::put);
        try (var jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (var entry : entries.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    }
}
