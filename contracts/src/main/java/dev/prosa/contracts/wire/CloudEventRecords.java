package dev.prosa.contracts.wire;

import dev.prosa.contracts.topic.Topic;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Turns contracts into Kafka records and back: CloudEvents 1.0, binary mode (`ce_…` headers, JSON
/// value).
public final class CloudEventRecords {

    private static final String JSON = "application/json";
    private static final Pattern TYPE = Pattern.compile("[a-z0-9.-]{0,100}");

    private CloudEventRecords() {}

    /// The record of a value, on its type's topic, keyed by the envelope's subject.
    public static ProducerRecord<String, byte[]> of(Envelope envelope, Object value) {
        EventType type = EventType.of(value);
        return of(type.topic().topicName(), envelope, type, Json.write(value));
    }

    /// The record of a value that is JSON already.
    ///
    /// @param json null writes a tombstone, which carries its headers all the same
    public static ProducerRecord<String, byte[]> of(
            String topic, Envelope envelope, EventType type, byte @Nullable [] json) {
        return of(topic, envelope, type.type(), json);
    }

    /// The record of a value that is JSON already and of a type this version need not know.
    ///
    /// @param type the CloudEvents `type`
    /// @param json null writes a tombstone, which carries its headers all the same
    public static ProducerRecord<String, byte[]> of(
            String topic, Envelope envelope, String type, byte @Nullable [] json) {
        CloudEventBuilder builder = CloudEventBuilder.v1()
                .withId(envelope.id())
                .withSource(URI.create(envelope.source()))
                .withType(type)
                .withTime(envelope.time().atOffset(ZoneOffset.UTC));
        if (envelope.subject() != null) {
            builder.withSubject(envelope.subject());
        }
        if (json != null) {
            builder.withData(JSON, json);
        }
        ProducerRecord<String, byte[]> record = KafkaMessageFactory.<String>createWriter(topic, envelope.subject())
                .writeBinary(builder.build());
        if (envelope.traceparent() != null) {
            record.headers().add(TraceParent.HEADER, envelope.traceparent().getBytes(StandardCharsets.US_ASCII));
        }
        return record;
    }

    /// The value of a record, by its `ce_type`.
    ///
    /// @throws UnreadableRecordException if it is no CloudEvent, of a type nobody knows, or does
    ///     not fit its type
    public static Object read(Headers headers, byte @Nullable [] value) throws UnreadableRecordException {
        EventType type = type(headers);
        if (value == null) {
            throw new UnreadableRecordException("no value");
        }
        try {
            Object read = Json.read(value, type.valueClass());
            if (read == null) {
                throw new UnreadableRecordException("the value is JSON null");
            }
            return read;
        } catch (JacksonException e) {
            throw new UnreadableRecordException("not a " + type.type() + ": " + withoutSource(e));
        }
    }

    /// The type of a record, from its headers alone: tombstones have one too.
    ///
    /// @throws UnreadableRecordException if it is no CloudEvent or of a type nobody knows
    public static EventType type(Headers headers) throws UnreadableRecordException {
        String type = event(headers).getType();
        return EventType.ofType(type).orElseThrow(() -> new UnreadableRecordException("unknown type " + named(type)));
    }

    /// A type's name where it looks like one. A header may hold anything, and this goes into logs.
    private static String named(String type) {
        return TYPE.matcher(type).matches() ? type : "of another form";
    }

    /// What other people's headers hold makes the SDK fail in many ways, a `NullPointerException`
    /// among them. All mean the same: parked, never the end of a partition. The SDK's messages
    /// quote
    /// the headers, so they go no further.
    private static CloudEvent event(Headers headers) throws UnreadableRecordException {
        try {
            return KafkaMessageFactory.createReader(headers, (byte[]) null).toEvent();
        } catch (RuntimeException e) {
            throw new UnreadableRecordException(
                    "no CloudEvent in binary mode: " + e.getClass().getSimpleName());
        }
    }

    /// A header's text, null where it is missing.
    public static @Nullable String header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /// The version of a record that conversation-service wrote.
    ///
    /// @throws UnreadableRecordException if `ce_id` is missing or of another form
    public static RecordVersion version(Headers headers) throws UnreadableRecordException {
        String id = header(headers, "ce_id");
        if (id == null) {
            throw new UnreadableRecordException("no ce_id");
        }
        try {
            return RecordVersion.parse(id);
        } catch (IllegalArgumentException _) {
            throw new UnreadableRecordException("ce_id is no record version (partition-offset-index)");
        }
    }

    /// Jackson's messages quote the value, which may be a customer's text. So they neither stand in
    /// ours nor go along as its cause, which a stack trace would print.
    private static String withoutSource(JacksonException e) {
        String path = e.getPathReference();
        return e.getClass().getSimpleName() + (path == null || path.isEmpty() ? "" : " at " + path);
    }

    /// The topic a value belongs on.
    public static Topic topicOf(Object value) {
        return EventType.of(value).topic();
    }
}
