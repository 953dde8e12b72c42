package dev.prosa.standalone.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;

/// Deletes what a directory holds.
final class Removal {

    private Removal() {}

    /// The directory itself too, if there is one.
    static void of(Path directory) throws IOException {
        ofContent(directory, Set.of());
        Files.deleteIfExists(directory);
    }

    /// @param kept what stays
    static void ofContent(Path directory, Set<Path> kept) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (var paths = Files.walk(directory)) {
            for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
                if (!path.equals(directory) && !kept.contains(path)) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }
}
