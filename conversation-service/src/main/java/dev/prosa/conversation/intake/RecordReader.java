package dev.prosa.conversation.intake;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Raw;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.Incoming.Unreadable;
import dev.prosa.conversation.handling.ParkReason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Reads one record. Never throws: what nobody can read is handed on as such, to be parked.
public final class RecordReader {

    private RecordReader() {}

    public static Incoming read(ConsumerRecord<String, byte[]> record) {
        Evidence evidence = new Evidence(record.partition(), record.offset());
        Instant at = Instant.ofEpochMilli(record.timestamp());
        String traceparent = CloudEventRecords.header(record.headers(), TraceParent.HEADER);
        Raw raw = new Raw(record.key(), record.value(), headers(record));
        Unreadable unreadable = new Unreadable(evidence, at, storable(traceparent), raw, ParkReason.UNREADABLE, "");
        try {
            if (!(CloudEventRecords.read(record.headers(), record.value()) instanceof LoggedInput input)) {
                return unreadable.parked(ParkReason.UNREADABLE, "a type that is no input");
            }
            return isKeyed(record.key(), input)
                    ? new Readable(evidence, at, storable(traceparent), raw, input)
                    : unreadable.parked(ParkReason.WRONG_KEY, "the key is not the conversation's ID");
        } catch (UnreadableRecordException e) {
            return unreadable.parked(ParkReason.UNREADABLE, String.valueOf(e.getMessage()));
        }
    }

    /// The conversation's ID leads to its partition, and a message's addresses to the conversation.
    private static boolean isKeyed(String key, LoggedInput input) {
        if (!input.conversationId().toString().equals(key)) {
            return false;
        }
        return !(input instanceof MessageReceived message)
                || ConversationId.between(message.channelAddress(), message.customerAddress())
                        .equals(message.conversationId());
    }

    private static @Nullable String storable(@Nullable String traceparent) {
        return TraceParent.isValid(traceparent) ? traceparent : null;
    }

    private static List<ParkedInput.Header> headers(ConsumerRecord<String, byte[]> record) {
        List<ParkedInput.Header> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(new ParkedInput.Header(header.key(), header.value()));
        }
        return headers;
    }
}
