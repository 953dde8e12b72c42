package dev.prosa.testing;

import java.util.Map;

/// A running broker.
public final class TestKafka implements Provided, AutoCloseable {

    private final String bootstrapServers;
    private final Ending ending;

    TestKafka(String bootstrapServers, Ending ending) {
        this.bootstrapServers = bootstrapServers;
        this.ending = ending;
    }

    /// `host:port`.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    }

    @Override
    public void close() {
        ending.close();
    }
}
