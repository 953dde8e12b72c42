package dev.prosa.testing;

import java.util.HashMap;
import java.util.Map;

/// All that a service needs to start: a broker and a database.
public record TestEnvironment(TestKafka kafka, TestDatabase database) implements Provided {

    @Override
    public Map<String, String> properties() {
        var properties = new HashMap<>(kafka.properties());
        properties.putAll(database.properties());
        return properties;
    }
}
