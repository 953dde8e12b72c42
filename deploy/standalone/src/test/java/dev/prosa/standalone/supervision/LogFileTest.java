package dev.prosa.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path directory;

    @Test
    void onlyWhatCameSinceIsRead() throws IOException {
        var log = new LogFile(directory.resolve("x.log"));
        Files.writeString(log.path(), "old ready\n");
        long logged = log.size();

        Files.writeString(log.path(), "old ready\nnew\n");

        assertThat(log.since(logged)).isEqualTo("new\n");
    }

    @Test
    void aFileThatIsNotThereIsEmpty() {
        var log = new LogFile(directory.resolve("none.log"));

        assertThat(log.size()).isZero();
        assertThat(log.since(0)).isEmpty();
    }

    @Test
    void aGrownLogIsPutAsideAtTheNextStart() throws IOException {
        var log = new LogFile(directory.resolve("x.log"));
        try (var file = new RandomAccessFile(log.path().toFile(), "rw")) {
            file.setLength((16L << 20) + 1);
        }

        log.roll();

        assertThat(log.size()).isZero();
        assertThat(directory.resolve("x.log.1")).exists();
    }
}
