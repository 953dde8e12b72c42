package dev.prosa.standalone;

import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/// `version`: which Prosa this is, and on what it runs.
@Command(name = "version", description = "Prints Prosa's version and Java's.", mixinStandardHelpOptions = true)
public final class Version implements Runnable, IVersionProvider {

    /// As the build numbered it, such as `0.1.0`.
    public static String number() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(unpackaged)");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "prosa " + number() + " on Java " + Runtime.version() + ", " + System.getProperty("os.name") + " "
                    + System.getProperty("os.arch")
        };
    }

    @Override
    public void run() {
        Output.line(getVersion()[0]);
    }
}
