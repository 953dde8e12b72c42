package dev.prosa.standalone.torture;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A file system of the run's own that can be full without hurting anybody else: an image of limited
/// size, mounted over a loop device. Where that is not allowed it is a plain directory that never
/// fills.
final class Disk {

    private static final long TIMEOUT_SECONDS = 120;

    private final Path directory;
    private final @Nullable String whyNot;

    private Disk(Path directory, @Nullable String whyNot) {
        this.directory = directory;
        this.whyNot = whyNot;
    }

    /// @param size in bytes
    static Disk mount(Path root, long size) {
        var directory = root.resolve("disk");
        var image = root.resolve("disk.img");
        try {
            Files.createDirectories(directory);
            try (var file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(size); // sparse: it takes what is written
            }
            run("mkfs.ext4", "-q", "-F", "-m", "0", "-E", "lazy_itable_init=1,nodiscard", image.toString());
            run("mount", "-o", "loop,noatime", image.toString(), directory.toString());
            return new Disk(directory, null);
        } catch (IOException | Failure e) {
            return new Disk(directory, String.valueOf(e.getMessage()));
        }
    }

    /// Unmounts what a killed run left mounted.
    static void unmountLeftover(Path root) {
        var directory = root.resolve("disk");
        try {
            if (Files.readString(Path.of("/proc/mounts")).contains(" " + directory + " ")) {
                run("umount", directory.toString());
            }
        } catch (IOException e) {
            throw new Failure("Cannot tell whether " + directory + " is mounted: " + e.getMessage());
        }
    }

    Path directory() {
        return directory;
    }

    /// Why it cannot be filled; null where it can.
    @Nullable
    String whyNot() {
        return whyNot;
    }

    /// Takes all that is left.
    void fill() throws IOException {
        long left = Files.getFileStore(directory).getUsableSpace();
        var filler = filler();
        // In pieces: what cannot be had as a whole is had in parts.
        for (long piece = left; piece >= 4096 && left > 0; piece /= 2) {
            long before = Files.exists(filler) ? Files.size(filler) : 0;
            if (status("fallocate", "-o", Long.toString(before), "-l", Long.toString(piece), filler.toString()) == 0) {
                left = Files.getFileStore(directory).getUsableSpace();
                piece = left * 2;
            }
        }
    }

    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    void unmount() {
        if (whyNot == null) {
            run("umount", directory.toString());
        }
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    private static void run(String... command) {
        int status = status(command);
        if (status != 0) {
            throw new Failure(String.join(" ", List.of(command).subList(0, 1)) + " ended with status " + status);
        }
    }

    private static int status(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            throw new Failure(command[0] + " cannot be run here: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }
}
