package dev.prosa.embedded;

import java.nio.file.Path;

/// A living process already runs a server on the data directory.
public final class DirectoryInUseException extends EmbeddedServerException {

    DirectoryInUseException(Path directory, String owner) {
        super("%s is in use by process %s. Stop that process or choose another data directory."
                .formatted(directory, owner));
    }
}
