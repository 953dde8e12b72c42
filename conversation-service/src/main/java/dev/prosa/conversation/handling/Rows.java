package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandAnswerRow;
import dev.prosa.conversation.store.DeliveryRow;
import dev.prosa.conversation.store.MessageRow;
import dev.prosa.conversation.store.OutboxRow;
import dev.prosa.conversation.store.SessionRevisionRow;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.conversation.store.TransitionRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows a batch leaves behind, as they pile up.
final class Rows {

    final List<SessionRevisionRow> revisions = new ArrayList<>();
    final List<MessageRow> messages = new ArrayList<>();
    final List<TransitionRow> transitions = new ArrayList<>();
    final List<CommandAnswerRow> answers = new ArrayList<>();
    final List<OutboxRow> outbox = new ArrayList<>();
    private final Map<DeliveryKey, DeliveryRow> deliveries = new LinkedHashMap<>();

    private record DeliveryKey(ConversationId conversation, MessageSid sid) {}

    /// Keeps the report that ranks highest: one statement may touch a row only once.
    void deliver(DeliveryRow report) {
        deliveries.merge(
                new DeliveryKey(report.conversationId(), report.messageSid()),
                report,
                (known, next) -> next.status().rank() > known.status().rank() ? next : known);
    }

    BatchWrites writes(List<StoredConversation> conversations) {
        return new BatchWrites(
                conversations, revisions, messages, List.copyOf(deliveries.values()), transitions, answers, outbox);
    }
}
