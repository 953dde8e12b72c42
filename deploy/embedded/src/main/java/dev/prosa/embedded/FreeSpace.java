package dev.prosa.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room a broker needs before it may look at its log.
///
/// A broker that was killed rebuilds the indexes of its log when it starts. When the disk was full
/// just then, Kafka was seen to take the log itself for corrupt and to begin it anew: the one of the
/// cluster's metadata too, and with it every topic was gone. So where there is no room it must not
/// even begin. A disk that fills up a moment later it cannot foresee.
final class FreeSpace {

    static final long LEAST = 64L << 20;

    private FreeSpace() {}

    /// @throws EmbeddedServerException if there is too little
    static void check(Path directory) {
        try {
            check(directory, Files.getFileStore(directory).getUsableSpace());
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot tell how much disk is free for " + directory, e);
        }
    }

    static void check(Path directory, long free) {
        if (free < LEAST) {
            throw new EmbeddedServerException(
                    "Only %d MiB of disk are free for Kafka on %s: it could lose its log on a full disk, so free %d MiB or more"
                            .formatted(free >> 20, directory, LEAST >> 20));
        }
    }
}
