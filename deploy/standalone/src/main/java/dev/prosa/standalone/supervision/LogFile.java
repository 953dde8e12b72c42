package dev.prosa.standalone.supervision;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where a child's output goes: appended to over restarts, begun anew at a start when it has grown,
/// the one before kept.
public record LogFile(Path path) {

    private static final long LIMIT = 16L << 20;
    private static final int TAIL = 1 << 16;

    void roll() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (size() > LIMIT) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// In bytes; 0 if there is none yet.
    long size() {
        try {
            return Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }

    /// What was written since the file had that size, of that at most the last 64 KiB; nothing if
    /// it cannot be read.
    String since(long position) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long from = Math.max(Math.min(position, file.length()), file.length() - TAIL);
            var bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
