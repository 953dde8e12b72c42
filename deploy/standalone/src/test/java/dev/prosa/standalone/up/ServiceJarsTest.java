package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceJarsTest {

    @TempDir
    Path home;

    @Test
    void aServiceRunsFromACopyOfItsLatestBuild() throws IOException {
        var jars = new ServiceJars(home, home.resolve("copies"));
        build("one");
        var copy = jars.of(Service.INGRESS);

        build("two"); // of the same size and time, as a reproducible build makes it

        assertThat(copy).hasContent("one");
        assertThat(jars.of(Service.INGRESS)).hasContent("two");
    }

    @Test
    void aServiceThatIsNotBuiltIsSaidNotToBe() {
        assertThatThrownBy(() -> new ServiceJars(home, home.resolve("copies")).of(Service.EXPIRY))
                .isInstanceOf(Failure.class)
                .hasMessage("expiry-service is not built in " + home + ": run ./mvnw -Dquick package");
    }

    private void build(String content) throws IOException {
        var target = Files.createDirectories(home.resolve("ingress-service/target"));
        Files.writeString(target.resolve("prosa-ingress-service-0.1.0.jar"), "plain");
        var jar = Files.writeString(target.resolve("prosa-ingress-service-0.1.0-exec.jar"), content);
        Files.setLastModifiedTime(jar, FileTime.fromMillis(0));
    }
}
