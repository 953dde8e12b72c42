package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {

    @Test
    void aBrokerDoesNotTouchItsLogOnAFullDisk() {
        assertThatExceptionOfType(EmbeddedServerException.class)
                .isThrownBy(() -> FreeSpace.check(Path.of("/data/kafka"), FreeSpace.LEAST - 1))
                .withMessageContaining("Only 63 MiB of disk are free for Kafka on /data/kafka");
    }

    @Test
    void withRoomItStarts(@TempDir Path directory) {
        assertThatCode(() -> FreeSpace.check(directory)).doesNotThrowAnyException();
        assertThatCode(() -> FreeSpace.check(directory, FreeSpace.LEAST)).doesNotThrowAnyException();
    }
}
