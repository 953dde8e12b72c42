package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.supervision.LogFile;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// Where a Prosa on one machine keeps all it has. A marker file says that the directory is Prosa's;
/// nothing without it is ever used or wiped.
final class DataDirectory {

    private static final String MARKER = "prosa-data";
    private static final String FORMAT = "1";

    private final Path root;

    DataDirectory(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /// Makes the directory if it is missing or empty.
    ///
    /// @throws Failure if it holds something else
    void prepare() {
        try {
            Files.createDirectories(root);
            if (Files.exists(marker())) {
                checkFormat();
            } else if (isEmpty()) {
                Files.writeString(marker(), FORMAT + "\n");
            } else {
                throw new Failure(
                        root + " is not empty and no data directory of Prosa: choose another with --data DIR");
            }
        } catch (IOException e) {
            throw new Failure(
                    "Cannot use " + root + " as a data directory (" + e + "): choose another with --data DIR");
        }
    }

    /// Deletes everything Prosa keeps in it, but neither the marker nor what is in use while it
    /// happens.
    void wipe() {
        try {
            Removal.ofContent(root, Set.of(marker(), lockFile()));
        } catch (DirectoryNotEmptyException e) {
            throw new Failure("Something still writes below " + e.getMessage() + ": stop it and try again");
        } catch (IOException e) {
            throw new Failure("Cannot wipe " + root + ": " + e);
        }
    }

    Path root() {
        return root;
    }

    Path lockFile() {
        return root.resolve("up.lock");
    }

    Path processTable() {
        return root.resolve("processes.json");
    }

    Path kafka() {
        return root.resolve("kafka");
    }

    Path postgres() {
        return root.resolve("postgres");
    }

    Path postgresPassword() {
        return root.resolve("postgres-password");
    }

    Path demoPassword() {
        return root.resolve("demo-password");
    }

    Path operatorToken() {
        return root.resolve("operator-token");
    }

    Path mediaToken() {
        return root.resolve("media-token");
    }

    Path programs() {
        return root.resolve("programs");
    }

    Path logs() {
        return root.resolve("logs");
    }

    LogFile log(String name) {
        return new LogFile(logs().resolve(name + ".log"));
    }

    private Path marker() {
        return root.resolve(MARKER);
    }

    private void checkFormat() throws IOException {
        var format = Files.readString(marker()).strip();
        if (!format.equals(FORMAT)) {
            throw new Failure(
                    "%s is of format %s, this Prosa knows %s: choose another with --data DIR, or start anew with --fresh"
                            .formatted(root, format, FORMAT));
        }
    }

    private boolean isEmpty() throws IOException {
        try (var entries = Files.list(root)) {
            return entries.findAny().isEmpty();
        }
    }
}
