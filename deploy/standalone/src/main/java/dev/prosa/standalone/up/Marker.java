package dev.prosa.standalone.up;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// How a child process says whose it is: a system property on its command line, which survives its
/// parent's death.
///
/// @param name of the child
/// @param data the directory it works on
record Marker(String name, Path data) {

    private static final String PROPERTY = "-Dprosa.child=";

    String argument() {
        return PROPERTY + name + "@" + data;
    }

    /// What a running process says of itself, if it is a child of Prosa.
    static Optional<Marker> of(ProcessHandle process) {
        return process.info().arguments().stream()
                .flatMap(Arrays::stream)
                .filter(argument -> argument.startsWith(PROPERTY) && argument.indexOf('@') > 0)
                .map(argument -> new Marker(
                        argument.substring(PROPERTY.length(), argument.indexOf('@')),
                        Path.of(argument.substring(argument.indexOf('@') + 1))))
                .findFirst();
    }
}
