package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    Path temporary;

    @Test
    void aMissingDirectoryIsMadeAndUsedAgain() {
        var data = new DataDirectory(temporary.resolve("a/b"));

        data.prepare();
        data.prepare();

        assertThat(temporary.resolve("a/b/prosa-data")).exists();
    }

    @Test
    void somebodyElsesDirectoryIsNeverUsed() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "precious");

        assertThatThrownBy(() -> new DataDirectory(temporary).prepare())
                .isInstanceOf(Failure.class)
                .hasMessage(temporary + " is not empty and no data directory of Prosa: choose another with --data DIR");
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    @Test
    void wipingLeavesTheDirectoryReadyForUse() throws IOException {
        var data = new DataDirectory(temporary.resolve("data"));
        data.prepare();
        Files.createDirectories(data.kafka().resolve("log"));
        Files.writeString(data.kafka().resolve("log/0"), "x");

        data.wipe();

        assertThat(data.kafka()).doesNotExist();
        data.prepare();
    }

    @Test
    void anotherFormatIsRefused() throws IOException {
        Files.writeString(temporary.resolve("prosa-data"), "7\n");

        assertThatThrownBy(() -> new DataDirectory(temporary).prepare())
                .hasMessageContaining("is of format 7, this Prosa knows 1");
    }

    @Test
    void oneUpAtATimeRunsOnIt() throws IOException {
        var file = new DataDirectory(temporary).lockFile();
        try (var _ = RunLock.acquire(file)) {
            assertThatThrownBy(() -> RunLock.acquire(file))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("Prosa already runs on " + temporary + " (pid "
                            + ProcessHandle.current().pid() + "): stop it with ./prosa down");
            assertThat(RunLock.owner(file)).contains(ProcessHandle.current());
        }
        assertThat(RunLock.owner(file)).isEmpty();
    }

    @Test
    void whereNothingEverRanThereIsNoOwner() {
        assertThat(RunLock.owner(temporary.resolve("none"))).isEmpty();
    }
}
