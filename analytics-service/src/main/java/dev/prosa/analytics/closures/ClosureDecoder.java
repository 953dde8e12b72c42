package dev.prosa.analytics.closures;

import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads records of `closed-conversations` and refuses what a report could not use.
final class ClosureDecoder {

    private ClosureDecoder() {}

    static Decoded decode(ConsumerRecord<byte[], byte[]> record) {
        try {
            Object value = CloudEventRecords.read(record.headers(), record.value());
            if (!(value instanceof ClosedConversation closure)) {
                throw new UnreadableRecordException(
                        "a " + value.getClass().getSimpleName() + " does not belong on this topic");
            }
            check(closure);
            return new Decoded.Closure(record, closure, new String(record.value(), StandardCharsets.UTF_8));
        } catch (UnreadableRecordException e) {
            return new Decoded.Unreadable(record, Objects.requireNonNullElse(e.getMessage(), "unreadable"));
        }
    }

    /// JSON leaves a property out as easily as it names it; a record without it never reaches the
    /// tables.
    private static void check(ClosedConversation closure) throws UnreadableRecordException {
        Map<String, @Nullable Object> required = new LinkedHashMap<>();
        required.put("conversationId", closure.conversationId());
        required.put("organizationId", closure.organizationId());
        required.put("channel", closure.channel());
        required.put("outcome", closure.outcome());
        required.put("closeReason", closure.closeReason());
        required.put("closedBy", closure.closedBy());
        required.put("openedAt", closure.openedAt());
        required.put("closedAt", closure.closedAt());
        for (Map.Entry<String, @Nullable Object> property : required.entrySet()) {
            if (property.getValue() == null) {
                throw new UnreadableRecordException(property.getKey() + " is missing");
            }
        }
        if (closure.session() < 1 || closure.revision() < 1) {
            throw new UnreadableRecordException(
                    "session %d, revision %d: both count from 1".formatted(closure.session(), closure.revision()));
        }
    }
}
