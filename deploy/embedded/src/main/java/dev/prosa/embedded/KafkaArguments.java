package dev.prosa.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What [EmbeddedKafkaMain] was told on its command line.
record KafkaArguments(KafkaSettings settings, boolean exitWithParent) {

    static final String USAGE = "--data DIR --port PORT [--host HOST] [--set PROPERTY=VALUE]..."
            + " [--detour PORT:ADVERTISED]... [--exit-with-parent]";

    /// @throws IllegalArgumentException saying what is wrong and what would be right
    static KafkaArguments parse(String... args) {
        var options = new HashMap<>(Map.of("--host", "127.0.0.1"));
        var broker = new HashMap<String, String>();
        var detours = new HashMap<Integer, Integer>();
        var exitWithParent = false;
        for (var rest = List.of(args).iterator(); rest.hasNext(); ) {
            var option = rest.next();
            switch (option) {
                case "--exit-with-parent" -> exitWithParent = true;
                case "--data", "--port", "--host" -> options.put(option, value(option, rest));
                case "--set" -> {
                    var property = value(option, rest).split("=", 2);
                    check(property.length == 2, "--set needs PROPERTY=VALUE but got " + property[0]);
                    broker.put(property[0], property[1]);
                }
                case "--detour" -> {
                    var ports = value(option, rest).split(":", 2);
                    check(ports.length == 2, "--detour needs PORT:ADVERTISED but got " + ports[0]);
                    detours.put(port(option, ports[0]), port(option, ports[1]));
                }
                default -> throw wrong("unknown argument " + option);
            }
        }
        var settings = new KafkaSettings(
                Path.of(required(options, "--data")),
                required(options, "--host"),
                port("--port", required(options, "--port")),
                broker,
                detours);
        return new KafkaArguments(settings, exitWithParent);
    }

    private static String value(String option, Iterator<String> rest) {
        check(rest.hasNext(), option + " needs a value");
        return rest.next();
    }

    private static String required(Map<String, String> options, String option) {
        return Optional.ofNullable(options.get(option)).orElseThrow(() -> wrong(option + " is missing"));
    }

    private static int port(String option, String text) {
        try {
            return Ports.check(Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw wrong(option + " must be from 1 to 65535, or 0 for any free one, but is " + text);
        }
    }

    private static void check(boolean right, String complaint) {
        if (!right) {
            throw wrong(complaint);
        }
    }

    private static IllegalArgumentException wrong(String complaint) {
        return new IllegalArgumentException("%s. Usage: %s".formatted(complaint, USAGE));
    }
}
