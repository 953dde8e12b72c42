package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.prosa.testing.product.Prosa;
import dev.prosa.testing.product.Prosa.Result;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The short form of `./prosa torture`: a few faults of the kinds that hurt most.
class TortureTest {

    private static final int FAULTS = 6;
    private static final int MESSAGES = 3_000;

    @TempDir
    private static Path directory;

    @Test
    void everyPromiseIsKeptThroughKillsACutAndALostSlot() throws IOException {
        assumeThat(Boolean.getBoolean("prosa.torture"))
                .as("skipped: takes minutes of a quiet machine, -Dprosa.torture=true runs it")
                .isTrue();
        Prosa.assumeBuilt();

        Result tortured = Prosa.run(
                directory.resolve("data"),
                "torture",
                "--faults",
                Integer.toString(FAULTS),
                "--messages",
                Integer.toString(MESSAGES),
                "--rate",
                "120",
                "--every",
                "4s",
                "--customers",
                "150",
                "--disk",
                "4",
                "--only",
                "kill-conversation,kill-kafka,kill-postgres,kill-expiry,drop-slot,half-open",
                "--seed",
                "7",
                "--port-base",
                Integer.toString(freeBlock()),
                "-o",
                "json");

        assertThat(tortured.status()).as(tortured.text()).isZero();
        JsonNode report =
                JsonMapper.shared().readTree(tortured.text().lines().toList().getLast());
        assertThat(report.path("kept").asBoolean()).isTrue();
        assertThat(report.path("faults")).hasSize(FAULTS);
        assertThat(report.path("figures").path("messages acknowledged").asInt()).isEqualTo(MESSAGES);
        assertThat(report.path("promises")).hasSizeGreaterThanOrEqualTo(10);
    }

    /// Ports above the ones the system gives out by itself are rarely taken; the first is tried.
    private static int freeBlock() throws IOException {
        for (int base = 21_000; base < 30_000; base += 100) {
            try (ServerSocket _ = new ServerSocket(base + 10)) {
                return base;
            } catch (IOException e) {
                // the next block
            }
        }
        throw new IOException("no block of ports is free");
    }
}
