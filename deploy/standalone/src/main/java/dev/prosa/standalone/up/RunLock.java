package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// Lets one `up` at a time run on a data directory, and tells who it is.
///
/// The operating system releases the lock when its holder dies, however it dies: a lock that is
/// held has a living owner, whatever else lies around.
final class RunLock implements AutoCloseable {

    /// Whoever merely asks holds the lock for a moment.
    private static final int ATTEMPTS = 5;

    private static final long PAUSE_MILLIS = 100;

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws Failure if another `up` runs on the directory
    static RunLock acquire(Path file) {
        try {
            var channel = open(file);
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                if (isFree(channel)) {
                    var pid = Long.toString(ProcessHandle.current().pid());
                    channel.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)), 0);
                    return new RunLock(channel);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
            channel.close();
            throw new Failure(
                    "Prosa already runs on %s (pid %s): stop it with ./prosa down, or choose another directory with --data DIR"
                            .formatted(file.getParent(), Files.readString(file)));
        } catch (IOException e) {
            throw new Failure("Cannot lock " + file + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while locking " + file);
        }
    }

    /// The `up` that runs on the directory, if one does.
    static Optional<ProcessHandle> owner(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var channel = open(file)) {
            if (isFree(channel)) {
                return Optional.empty();
            }
            var pid = Files.readString(file).strip();
            return pid.matches("\\d+") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
        } catch (IOException e) {
            throw new Failure("Cannot read " + file + ": " + e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// And takes it if it is.
    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }
}
