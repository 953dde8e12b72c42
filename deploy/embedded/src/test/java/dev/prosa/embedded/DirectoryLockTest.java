package dev.prosa.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {

    @TempDir
    Path directory;

    @Test
    void anAttemptInThisProcessDoesNotOpenTheDoorToAnother() throws Exception {
        try (var _ = DirectoryLock.acquire(directory)) {
            assertThatExceptionOfType(DirectoryInUseException.class).isThrownBy(() -> DirectoryLock.acquire(directory));

            assertThat(anotherProcessSays())
                    .isEqualTo("%s is in use by process %d. Stop that process or choose another data directory."
                            .formatted(
                                    directory.toRealPath(),
                                    ProcessHandle.current().pid()));
        }
        assertThat(anotherProcessSays()).isEqualTo("mine");
    }

    private String anotherProcessSays() throws Exception {
        var other = OtherJvm.start(Contender.class, directory.toString());
        var said = other.readLine();
        assertThat(other.await()).isZero();
        return said;
    }

    static final class Contender {

        public static void main(String[] args) {
            try (var _ = DirectoryLock.acquire(Path.of(args[0]))) {
                System.out.println("mine");
            } catch (DirectoryInUseException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
