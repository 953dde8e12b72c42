package dev.prosa.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets one living process at a time use a data directory.
///
/// The operating system releases the lock when its holder dies, however it dies. So whoever holds
/// it knows that a server still running on the directory has lost its owner.
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "owner.pid";

    /// POSIX drops a process's lock as soon as the process closes the file anywhere, so within this
    /// process the file must not even be opened twice.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock acquire(Path wanted) {
        try {
            var directory = Files.createDirectories(wanted).toRealPath();
            if (!HELD_HERE.add(directory)) {
                throw new DirectoryInUseException(directory, pid());
            }
            try {
                return lock(directory);
            } catch (IOException | RuntimeException e) {
                HELD_HERE.remove(directory);
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot use %s as a data directory: %s".formatted(wanted, e), e);
        }
    }

    private static DirectoryLock lock(Path directory) throws IOException {
        var file = directory.resolve(FILE);
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new DirectoryInUseException(directory, Files.readString(file).strip());
        }
        channel.truncate(0).write(ByteBuffer.wrap(pid().getBytes(StandardCharsets.US_ASCII)), 0);
        return new DirectoryLock(directory, channel);
    }

    private static String pid() {
        return Long.toString(ProcessHandle.current().pid());
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot release " + directory, e);
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
