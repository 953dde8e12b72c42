package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.prosa.testing.product.Prosa;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The alert rules, by Prometheus' own tool: they fire when they shall, and say what to do.
class AlertRulesTest {

    @Test
    void theRulesFireWhenTheyShall() throws IOException, InterruptedException {
        Process promtool = new ProcessBuilder(promtool(), "test", "rules", "prosa-alerts-test.yaml")
                .directory(Prosa.root().resolve("deploy/prometheus").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static String promtool() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, "promtool"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseGet(AlertRulesTest::missing);
    }

    private static String missing() {
        String message =
                "promtool is not on the PATH: the alert rules are not tested (Debian's package prometheus has it)";
        if (Boolean.getBoolean("prosa.strict")) {
            return fail(message);
        }
        return abort(message);
    }
}
