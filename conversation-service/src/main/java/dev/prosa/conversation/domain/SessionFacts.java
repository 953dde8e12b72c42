package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Author;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a session's record tells of its service and dialogue.
///
/// @param handlingMillis how long we worked on it, without waiting for the customer
/// @param closureConfidence how sure the detector was of the goodbye that stands; null without one
public record SessionFacts(
        @Nullable Instant acceptedAt,
        @Nullable String acceptedBy,
        @Nullable Instant firstResponseAt,
        int customerMessages,
        int agentMessages,
        int assistantMessages,
        int assistantFallbacks,
        int handoffs,
        @Nullable Double closureConfidence,
        long handlingMillis,
        @Nullable Author lastWordBy,
        Instant lastCustomerAt) {

    public static SessionFacts of(Session session) {
        Service service = session.service();
        Dialogue dialogue = session.dialogue();
        return new SessionFacts(
                service.acceptedAt(),
                service.acceptedBy(),
                dialogue.firstResponseAt(),
                dialogue.customerMessages(),
                dialogue.agentMessages(),
                dialogue.assistantMessages(),
                dialogue.assistantFallbacks(),
                service.handoffs(),
                dialogue.closureConfidence(),
                service.handledMillis(),
                dialogue.lastWordBy(),
                dialogue.lastCustomerAt());
    }
}
