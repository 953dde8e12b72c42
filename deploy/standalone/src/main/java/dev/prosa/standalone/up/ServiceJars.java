package dev.prosa.standalone.up;

import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;

/// The services as the build left them. They run from copies in the data directory, so that
/// building again does not
/// pull a jar from under a running service.
final class ServiceJars {

    private final Path home;
    private final Path copies;

    /// @param home the project's root
    ServiceJars(Path home, Path copies) {
        this.home = home;
        this.copies = copies;
    }

    /// A copy of the service's executable jar, of its latest build.
    ///
    /// @throws Failure if it is not built
    Path of(Service service) {
        var built = built(service);
        var copy = copies.resolve(service.serviceName() + ".jar");
        try {
            Files.createDirectories(copies);
            if (!isSame(built, copy)) {
                var fresh = copies.resolve(service.serviceName() + ".jar.new");
                Files.copy(built, fresh, StandardCopyOption.REPLACE_EXISTING);
                Files.move(fresh, copy, StandardCopyOption.ATOMIC_MOVE);
            }
            return copy;
        } catch (IOException e) {
            throw new Failure("Cannot copy " + built + " to " + copies + ": " + e);
        }
    }

    private Path built(Service service) {
        var target = home.resolve(service.serviceName()).resolve("target");
        try (var files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
                    .max(Comparator.comparing(ServiceJars::modified))
                    .orElseThrow(() -> notBuilt(service));
        } catch (IOException e) {
            throw notBuilt(service);
        }
    }

    /// By content: a reproducible build gives every jar the same time.
    private static boolean isSame(Path built, Path copy) throws IOException {
        return Files.exists(copy) && Files.mismatch(built, copy) < 0;
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private Failure notBuilt(Service service) {
        return new Failure(service.serviceName() + " is not built in " + home + ": run ./mvnw -Dquick package");
    }
}
