package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/// A password or token: random, made once per data directory, readable by its owner only.
final class Secret {

    private static final int BYTES = 16;

    private Secret() {}

    static String in(Path file) {
        try {
            if (!Files.exists(file)) {
                var random = new byte[BYTES];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random) + "\n", StandardOpenOption.WRITE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("Cannot keep a secret in " + file + ": " + e);
        }
    }
}
