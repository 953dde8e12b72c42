package dev.prosa.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

/// What an embedded PostgreSQL keeps on disk: the database cluster (`data`), its server's log and
/// the password of its superuser, which is random and readable by the directory's owner only.
final class DatabaseDirectory {

    static final String ADMIN = "postgres";

    private static final long LOG_LIMIT = 8L << 20;

    private final Path root;

    DatabaseDirectory(Path root) {
        this.root = root;
    }

    Path data() {
        return root.resolve("data");
    }

    Path log() {
        return root.resolve("postgresql.log");
    }

    /// Makes the cluster if there is none yet. A half-made one is made anew.
    void initialise(PostgresPrograms programs) throws IOException {
        if (Files.exists(data())) {
            return;
        }
        var fresh = root.resolve("data.new");
        Directories.delete(fresh);
        programs.run(
                "initdb",
                List.of(
                        "--pgdata=" + fresh,
                        "--username=" + ADMIN,
                        "--pwfile=" + writtenPassword(),
                        "--auth=scram-sha-256",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--no-instructions"));
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    String adminPassword() throws IOException {
        return Files.readString(passwordFile()).strip();
    }

    /// Starts a new log when the last one has grown, and keeps that one.
    void rollLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LOG_LIMIT) {
            Files.move(log(), root.resolve("postgresql.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    long logSize() throws IOException {
        return Files.exists(log()) ? Files.size(log()) : 0;
    }

    String logSince(long position) throws IOException {
        try (var log = Files.newInputStream(log())) {
            log.skipNBytes(position);
            return new String(log.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private Path writtenPassword() throws IOException {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        var file = passwordFile();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, HexFormat.of().formatHex(random), StandardOpenOption.WRITE);
    }

    private Path passwordFile() {
        return root.resolve("admin.password");
    }
}
