package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @TempDir
    Path data;

    @TempDir
    Path otherData;

    @Test
    void childrenOfAKilledRunAreFoundByTheirMarkAndAwaited() throws Exception {
        var orphan = childOn(data);
        var stranger = childOn(otherData);
        try {
            var leftovers = Leftovers.on(data);
            assertThat(leftovers.inWords()).isEqualTo("kafka (pid " + orphan.pid() + ")");

            orphan.getOutputStream().close(); // what its parent's death does
            leftovers.await();

            assertThat(orphan.isAlive()).isFalse();
            assertThat(stranger.isAlive()).isTrue();
            assertThat(Leftovers.on(data).isEmpty()).isTrue();
        } finally {
            orphan.destroyForcibly();
            stranger.destroyForcibly();
        }
    }

    private static Process childOn(Path data) throws IOException {
        return new ProcessBuilder("sh", "-c", "cat", new Marker("kafka", data).argument()).start();
    }
}
