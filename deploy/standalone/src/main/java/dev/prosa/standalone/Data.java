package dev.prosa.standalone;

import dev.prosa.standalone.client.Database;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.EndpointsFile;
import dev.prosa.standalone.demo.DemoAccount;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which Prosa a command is about: the one on a data directory.
public final class Data {

    private static final Endpoints DEFAULTS = new Endpoints(
            URI.create("http://localhost:8080"),
            URI.create("http://localhost:8080"),
            URI.create("http://localhost:8081"),
            URI.create("http://localhost:8082"),
            URI.create("http://localhost:8083"),
            "localhost:9092",
            new Database("postgresql://localhost:5432/prosa", "prosa", "prosa"),
            List.of(DemoAccount.DEMO.sid()),
            "",
            URI.create("http://localhost:8090"));

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The directory Prosa keeps its data in (default: .prosa beside the prosa script).")
    private @Nullable Path directory;

    /// The one on that directory, whatever the command line says.
    public static Data on(Path directory) {
        var data = new Data();
        data.directory = directory;
        return data;
    }

    /// Absolute.
    public Path directory() {
        var chosen = directory == null ? home().resolve(".prosa") : directory;
        return chosen.toAbsolutePath().normalize();
    }

    /// Where its parts answer: as `up` wrote it down, or on the default ports if it never ran
    /// there. The environment's `KAFKA_BOOTSTRAP_SERVERS` and `POSTGRES_URL` come first.
    ///
    /// @throws Failure if what `up` wrote down cannot be read
    public Endpoints endpoints() {
        return new EndpointsFile(directory()).read().orElse(DEFAULTS).with(System.getenv());
    }

    /// The password of the demo's people.
    ///
    /// @throws Failure if no `up` has made one here
    public String demoPassword() {
        Path file = directory().resolve("demo-password");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("There is no " + file + ": start Prosa there with ./prosa up");
        }
    }

    /// The project's root.
    public static Path home() {
        return Path.of(System.getProperty("prosa.home", "")).toAbsolutePath().normalize();
    }
}
