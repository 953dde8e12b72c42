package dev.prosa.standalone.torture.judge;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.contracts.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// What `conversation-updates` says, read once from beginning to end, copies left out: the answers to
/// commands, and every deadline beside the timeout that was honoured.
final class Updates {

    private final Map<ConversationId, Last> conversations = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private long answerRecords;
    private long contradictions;
    private long timeouts;
    private long early;
    private long withoutDeadline;
    private long unreadable;
    private @Nullable String example;

    /// @param deadline of the conversation as it was last told
    private record Last(RecordVersion version, @Nullable Instant deadline) {}

    static Updates read(String kafka) {
        var updates = new Updates();
        Scan.of(kafka, Topic.CONVERSATION_UPDATES, updates::take);
        return updates;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            switch (CloudEventRecords.read(record.headers(), record.value())) {
                case CommandAnswered answered ->
                    answer(answered.commandId().value(), new String(record.value(), StandardCharsets.UTF_8));
                case ConversationUpdated updated -> update(CloudEventRecords.version(record.headers()), updated);
                default -> unreadable++;
            }
        } catch (UnreadableRecordException e) {
            unreadable++;
        }
    }

    private void answer(String commandId, String json) {
        answerRecords++;
        var before = answers.putIfAbsent(commandId, json);
        contradictions += before == null || before.equals(json) ? 0 : 1;
    }

    private void update(RecordVersion version, ConversationUpdated updated) {
        var last = conversations.get(updated.conversationId());
        if (last != null && version.compareTo(last.version()) <= 0) {
            return; // a copy
        }
        if (updated.cause().equals("TimeoutElapsed")) {
            timeouts++;
            if (last == null || last.deadline() == null || updated.at().isBefore(last.deadline())) {
                early++;
                example = "conversation %s at %s, deadline %s"
                        .formatted(updated.conversationId(), updated.at(), last == null ? null : last.deadline());
            }
        }
        if (updated.status() != ConversationStatus.CLOSED && updated.deadline() == null) {
            withoutDeadline++;
        }
        conversations.put(updated.conversationId(), new Last(version, updated.deadline()));
    }

    /// By command ID, as JSON.
    Map<String, String> answers() {
        return answers;
    }

    long answerRecords() {
        return answerRecords;
    }

    /// Records that answer a command otherwise than the first did.
    long contradictions() {
        return contradictions;
    }

    Verdict timeouts(Query query) {
        long zombies = query.count(
                "SELECT count(*) FROM conversation.conversation WHERE status <> 'CLOSED' AND deadline IS NULL");
        return new Verdict(
                "no timeout is honoured before its deadline, and nothing open is without one",
                early == 0 && withoutDeadline == 0 && zombies == 0 && unreadable == 0,
                "%d timeouts honoured in %d conversations%s%s%s"
                        .formatted(
                                timeouts,
                                conversations.size(),
                                early == 0 ? "" : ", " + early + " EARLY, such as " + example,
                                withoutDeadline + zombies == 0
                                        ? ""
                                        : ", " + (withoutDeadline + zombies) + " open without a DEADLINE",
                                unreadable == 0 ? "" : ", " + unreadable + " records unreadable"));
    }
}
