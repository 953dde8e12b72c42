package dev.prosa.standalone.client;

import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// One record of a topic.
///
/// @param timestamp Kafka's own
/// @param id the CloudEvent's
/// @param type the CloudEvent's, null where there is none
/// @param traceparent the trace it belongs to, null where it has none
/// @param value null for a tombstone; text where it is no JSON
public record TopicRecord(
        int partition,
        long offset,
        Instant timestamp,
        @Nullable String key,
        @Nullable String id,
        @Nullable String type,
        @Nullable String traceparent,
        @Nullable JsonNode value) {

    static TopicRecord of(ConsumerRecord<String, byte[]> record) {
        return new TopicRecord(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                CloudEventRecords.header(record.headers(), "ce_id"),
                CloudEventRecords.header(record.headers(), "ce_type"),
                CloudEventRecords.header(record.headers(), TraceParent.HEADER),
                json(record.value()));
    }

    private static @Nullable JsonNode json(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        try {
            return Json.MAPPER.readTree(value);
        } catch (JacksonException e) {
            return Json.MAPPER.getNodeFactory().stringNode(new String(value, StandardCharsets.UTF_8));
        }
    }
}
