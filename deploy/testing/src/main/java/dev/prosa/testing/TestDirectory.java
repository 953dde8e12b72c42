package dev.prosa.testing;

import dev.prosa.embedded.EmbeddedPostgres;
import dev.prosa.embedded.EmbeddedServerException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The temporary directory of this JVM's embedded servers, named by its PID.
///
/// A JVM that was killed could not clean up after itself: the next one stops the databases it left
/// behind and deletes its directory.
final class TestDirectory {

    static final String POSTGRES = "postgres";

    private static final Pattern NAME = Pattern.compile("prosa-test-(\\d+)-.*");

    private static final Logger log = LoggerFactory.getLogger(TestDirectory.class);

    private TestDirectory() {}

    static Path create() {
        try {
            var parent = Path.of(System.getProperty("java.io.tmpdir"));
            removeAbandoned(parent);
            var directory = Files.createTempDirectory(
                    parent, "prosa-test-" + ProcessHandle.current().pid() + "-");
            Ending.by(() -> delete(directory));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void removeAbandoned(Path parent) throws IOException {
        for (var directory : children(parent)) {
            var name = NAME.matcher(directory.getFileName().toString());
            if (name.matches() && isDead(Long.parseLong(name.group(1)))) {
                remove(directory);
            }
        }
    }

    private static void remove(Path directory) {
        try {
            for (var server : children(directory)) {
                if (server.getFileName().toString().startsWith(POSTGRES)) {
                    EmbeddedPostgres.stopOrphan(server);
                }
            }
            delete(directory);
        } catch (IOException | UncheckedIOException | EmbeddedServerException e) {
            log.atInfo().addKeyValue("directory", directory).log("left to another JVM that removes it too");
        }
    }

    private static boolean isDead(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static List<Path> children(Path directory) throws IOException {
        try (var children = Files.list(directory)) {
            return children.toList();
        }
    }

    private static void delete(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
