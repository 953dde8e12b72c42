package dev.prosa.standalone.client;

import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// Where `up` writes its [Endpoints] down for every other command: a file in its data directory. It
/// holds the database's password and is for its owner's eyes.
public final class EndpointsFile {

    private static final String NAME = "endpoints.json";

    private final Path file;

    public EndpointsFile(Path data) {
        this.file = data.resolve(NAME);
    }

    /// What the last `up` on the directory wrote, if there ever was one.
    ///
    /// @throws Failure if the file is there but cannot be read
    public Optional<Endpoints> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(Json.read(Files.readAllBytes(file), Endpoints.class))
                    : Optional.empty();
        } catch (IOException | JacksonException e) {
            throw new Failure("Cannot read " + file + " (" + e.getMessage() + "): start Prosa again with ./prosa up");
        }
    }

    /// Readers see the old endpoints or the new ones, never half of them.
    public void write(Endpoints endpoints) throws IOException {
        var fresh = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(fresh, Json.write(endpoints));
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
