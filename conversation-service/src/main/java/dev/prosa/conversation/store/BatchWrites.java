package dev.prosa.conversation.store;

import java.util.List;

/// Everything one batch changes.
public record BatchWrites(
        List<StoredConversation> conversations,
        List<SessionRevisionRow> revisions,
        List<MessageRow> messages,
        List<DeliveryRow> deliveries,
        List<TransitionRow> transitions,
        List<CommandAnswerRow> answers,
        List<OutboxRow> outbox) {}
