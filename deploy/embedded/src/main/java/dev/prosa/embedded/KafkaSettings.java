package dev.prosa.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// Where an embedded broker keeps its data and listens.
///
/// @param directory its data directory, made if missing
/// @param host the address it binds to and advertises
/// @param port 1 to 65535, or 0 for any free one
/// @param broker further broker properties; they win over the defaults
/// @param detours ports it listens on too, each with the port it advertises there: whoever comes
///     that way comes that way again, such as through a proxy
public record KafkaSettings(
        Path directory, String host, int port, Map<String, String> broker, Map<Integer, Integer> detours) {

    public KafkaSettings {
        directory = directory.toAbsolutePath().normalize();
        Ports.check(port);
        broker = Map.copyOf(broker);
        detours = new TreeMap<>(detours);
        detours.forEach((listened, advertised) -> {
            Ports.check(listened);
            Ports.check(advertised);
        });
    }

    /// On 127.0.0.1 and any free port.
    public static KafkaSettings in(Path directory) {
        return new KafkaSettings(directory, "127.0.0.1", 0, Map.of(), Map.of());
    }

    public KafkaSettings withPort(int port) {
        return new KafkaSettings(directory, host, port, broker, detours);
    }

    public KafkaSettings withHost(String host) {
        return new KafkaSettings(directory, host, port, broker, detours);
    }

    public KafkaSettings with(String property, String value) {
        var more = new HashMap<>(broker);
        more.put(property, value);
        return new KafkaSettings(directory, host, port, more, detours);
    }

    /// The same, with one more way to it.
    public KafkaSettings withDetour(int listened, int advertised) {
        var more = new HashMap<>(detours);
        more.put(listened, advertised);
        return new KafkaSettings(directory, host, port, broker, more);
    }
}
