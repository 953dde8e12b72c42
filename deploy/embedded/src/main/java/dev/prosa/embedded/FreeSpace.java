package dev.prosa.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The room a broker needs before it may look at its log.
///
/// A broker that was killed rebuilds the indexes of its log when it starts. Where the disk is full
/// that fails, and Kafka takes the log itself for corrupt and begins it anew: the one of the cluster's
/// metadata too, and with it every topic is gone. So it must not even begin.
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
                    "Only %d MiB of disk are free for Kafka on %s: it would lose its log on a full disk, free at least %d"
                            .formatted(free >> 20, directory, LEAST >> 20));
        }
    }
}
