package dev.prosa.system;

import dev.prosa.contracts.topic.Topic;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Records that nobody can read, marked in every part of theirs.
final class Poison {

    private static final String TEXT = Marked.TEXT + " " + Marked.PHONE;

    private static final List<Topic> READ_BY_US = List.of(
            Topic.CONVERSATION_EVENTS,
            Topic.CONVERSATION_TIMERS,
            Topic.CONVERSATION_UPDATES,
            Topic.CLOSED_CONVERSATIONS,
            Topic.OUTBOUND_MESSAGES);

    private final String servers;

    Poison(int kafkaPort) {
        this.servers = "localhost:" + kafkaPort;
    }

    void everyTopic() {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (Topic topic : READ_BY_US) {
                for (ProducerRecord<String, byte[]> record : records(topic.topicName())) {
                    if (record.key() != null
                            || topic != Topic.CONVERSATION_TIMERS) { // compacted: no record without a key
                        sent.add(producer.send(record));
                    }
                }
            }
            for (Future<?> one : sent) {
                one.get(30, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            throw new IllegalStateException("Kafka did not take the records", e);
        }
    }

    private static List<ProducerRecord<String, byte[]>> records(String topic) {
        String id = UUID.randomUUID().toString();
        return List.of(
                record(topic, TEXT, TEXT),
                record(topic, null, TEXT, "ce_type", TEXT),
                event(topic, TEXT, "armed-timer", "{\"session\":1,\"fireAt\":\"2026-01-01T00:00:00Z\"}"),
                event(topic, id, "armed-timer", "{\"session\":\"" + TEXT + "\"}"),
                event(topic, id, "message-received", TEXT),
                event(topic, id, "message-received", "{\"body\":" + TEXT),
                event(topic, id, "message-received", "{\"conversationId\":\"" + TEXT + "\",\"body\":1}"),
                event(topic, id, "closed-conversation", "{\"closedBy\":\"" + TEXT + "\"}"),
                event(topic, id, "outbound-message", "{\"body\":\"" + TEXT + "\",\"to\":\"" + Marked.PHONE + "|\"}"),
                event(topic, id, "close-requested", command(id, "\"role\":\"" + TEXT + "\"")),
                event(topic, TEXT, "close-requested", command(id, "\"role\":\"AGENT\"")),
                event(topic, id, TEXT, "{}"));
    }

    private static String command(String conversation, String role) {
        return """
                {"conversationId":"%s","command":{"commandId":"1","organizationId":"%s","agentId":"%s",%s,\
                "session":1,"seen":1,"occurredAt":"2026-01-01T00:00:00Z"}}""".formatted(conversation, UUID.randomUUID(), TEXT, role);
    }

    private static ProducerRecord<String, byte[]> event(String topic, String key, String type, String value) {
        return record(
                topic,
                key,
                value,
                "ce_specversion",
                "1.0",
                "ce_id",
                type.equals("armed-timer") ? "1-" + TEXT + "-1" : TEXT,
                "ce_source",
                "/prosa/test",
                "ce_type",
                "dev.prosa." + type + ".v1",
                "traceparent",
                TEXT);
    }

    private static ProducerRecord<String, byte[]> record(
            String topic, @Nullable String key, String value, String... headers) {
        var record = new ProducerRecord<>(topic, key, value.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }
}
