package dev.prosa.embedded;

import java.nio.file.Path;

/// A PostgreSQL still runs on the data directory although the process that started it was killed.
///
/// [EmbeddedPostgres#stopOrphan] stops it cleanly; the next start then recovers as usual.
public final class OrphanedDatabaseException extends EmbeddedServerException {

    private final long pid;

    OrphanedDatabaseException(Path directory, long pid) {
        super(("PostgreSQL %d still runs on %s, left behind by a process that was killed. "
                        + "Stop it with: kill -INT %d")
                .formatted(pid, directory, pid));
        this.pid = pid;
    }

    public long pid() {
        return pid;
    }
}
