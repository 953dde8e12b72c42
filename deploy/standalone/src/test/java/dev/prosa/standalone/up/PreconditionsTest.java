package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.standalone.Failure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreconditionsTest {

    @Test
    void aNearlyFullDiskIsRefused() {
        assertThatThrownBy(() -> Preconditions.enoughDisk(Path.of("/data"), (1L << 30) - 1))
                .isInstanceOf(Failure.class)
                .hasMessage("Only 1023 MiB of disk are free for /data, and Prosa wants 1 GiB: free some, "
                        + "or choose another directory with --data DIR");
    }

    @Test
    void oneGibibyteIsEnough(@TempDir Path data) {
        Preconditions.enoughDisk(data, 1L << 30);
    }

    @Test
    void anExternalServerThatIsAwayIsNamedByItsVariable() {
        assertThatThrownBy(() -> ExternalServer.checkKafka("localhost:1"))
                .isInstanceOf(Failure.class)
                .hasMessage("Nothing answers where KAFKA_BOOTSTRAP_SERVERS points to, localhost:1: start it, "
                        + "or unset KAFKA_BOOTSTRAP_SERVERS to have one started here");
        assertThatThrownBy(() -> ExternalServer.checkPostgres("jdbc:postgresql://localhost:1/prosa"))
                .isInstanceOf(Failure.class)
                .hasMessage("POSTGRES_URL must be postgresql://host:port/database "
                        + "but is jdbc:postgresql://localhost:1/prosa");
    }
}
