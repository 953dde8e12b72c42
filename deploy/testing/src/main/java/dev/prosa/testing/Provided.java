package dev.prosa.testing;

import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Something a service is told about by the names of environment variables.
public interface Provided {

    /// What a service's environment would say, such as `KAFKA_BOOTSTRAP_SERVERS`.
    Map<String, String> properties();

    /// Tells Spring: `provideTo(registry::add)` with a `DynamicPropertyRegistry`.
    default void provideTo(BiConsumer<String, Supplier<Object>> registry) {
        properties().forEach((name, value) -> registry.accept(name, () -> value));
    }
}
