package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Each component of a record stands in its schema and the other way round; required is what is not
/// nullable.
class RecordsMatchSchemasTest {

    @ParameterizedTest
    @EnumSource
    void aRecordAndItsSchemaSayTheSame(EventType type) {
        assertThat(RecordShape.differences(
                        type.valueClass(), SchemaFile.of(type).json()))
                .isEmpty();
    }

    /// The comparison itself: one schema spoilt in each way.
    @Test
    void aDifferenceIsNamed() {
        JsonNode schema = SchemaFile.of(EventType.TIMEOUT_ELAPSED).json();
        ((ObjectNode) schema.path("properties")).remove("firedAt");
        ((ObjectNode) schema.at("/properties/session")).put("type", "string");
        ((ObjectNode) schema.at("/properties/source")).putArray("enum").add("EXPIRY");
        ((ObjectNode) schema).putArray("required").add("session");
        assertThat(RecordShape.differences(EventType.TIMEOUT_ELAPSED.valueClass(), schema))
                .anySatisfy(it -> assertThat(it).startsWith("TimeoutElapsed: properties should be"))
                .anySatisfy(it -> assertThat(it).startsWith("TimeoutElapsed: required should be"))
                .contains(
                        "TimeoutElapsed.session: type should be integer but is string",
                        "TimeoutElapsed.firedAt: type should be string but is ",
                        "TimeoutElapsed.source: enum should be [EXPIRY, SWEEPER] but is [EXPIRY]");
    }
}
