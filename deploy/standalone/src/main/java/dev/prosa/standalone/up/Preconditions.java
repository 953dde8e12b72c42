package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/// What must hold before anything is started.
final class Preconditions {

    /// Less than this and Kafka or PostgreSQL may stop in the middle of a write.
    static final long LEAST_DISK = 1L << 30;

    private Preconditions() {}

    /// @throws Failure if the disk is too full
    static void enoughDisk(Path data) {
        try {
            enoughDisk(data, Files.getFileStore(data).getUsableSpace());
        } catch (IOException e) {
            throw new Failure("Cannot tell how much disk is free for " + data + ": " + e);
        }
    }

    static void enoughDisk(Path data, long free) {
        if (free < LEAST_DISK) {
            throw new Failure(
                    "Only %d MiB of disk are free for %s, and Prosa wants 1 GiB: free some, or choose another directory with --data DIR"
                            .formatted(free >> 20, data));
        }
    }

    /// @param ports by the option that sets them
    /// @throws Failure naming the ports that are taken, by whom if the system tells, and the
    ///     options to change them
    static void freePorts(Map<String, Integer> ports) {
        var taken = ports.entrySet().stream()
                .filter(port -> !Ports.isFree(port.getValue()))
                .map(port -> "port %d is taken by %s, choose another with %s=PORT"
                        .formatted(
                                port.getValue(),
                                PortHolder.of(port.getValue()).orElse("another program"),
                                port.getKey()))
                .collect(Collectors.joining("; "));
        if (!taken.isEmpty()) {
            throw new Failure(Character.toUpperCase(taken.charAt(0)) + taken.substring(1));
        }
    }
}
