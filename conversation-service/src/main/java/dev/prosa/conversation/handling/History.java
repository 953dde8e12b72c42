package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.conversation.domain.ConversationInput;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.ConversationState;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.handling.BatchResult.Note;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import dev.prosa.conversation.store.TransitionRow;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Writes one input's line of history. Lives for one input.
final class History {

    /// Owns what nobody owns.
    static final OrganizationId NOBODY = new OrganizationId(new UUID(0, 0));

    /// Decides for a conversation nobody knows; no decision there depends on it.
    static final OrganizationPolicy NO_POLICY = new OrganizationPolicy(
            new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, false, Set.of()), Locale.ENGLISH, Map.of());

    private final Incoming.Readable record;
    private final Description description;
    private final ConversationState before;
    private final Instant at;
    private final @Nullable Ownership ownership;
    private final OrganizationPolicy policy;
    private @Nullable Reading reading;

    History(
            Incoming.Readable record,
            ConversationState before,
            Instant at,
            @Nullable Ownership ownership,
            OrganizationPolicy policy) {
        this.record = record;
        this.description = Description.of(record.input());
        this.before = before;
        this.at = at;
        this.ownership = ownership;
        this.policy = policy;
    }

    Actor by() {
        return description.by();
    }

    void readAs(ConversationInput input) {
        if (input instanceof ConversationInput.MessageReceived message) {
            reading = message.reading();
        }
    }

    Decision ignored(Ignored.Why why) {
        return new Ignored(why, List.of());
    }

    TransitionRow row(Decision decision, ConversationState after, String emitted) {
        WithSession session = after instanceof WithSession with ? with : null;
        return new TransitionRow(
                record.input().conversationId(),
                record.evidence(),
                session == null ? null : session.session().organization(),
                session == null ? 0 : session.session().number(),
                at,
                description.input(),
                description.by(),
                kind(decision),
                reason(decision),
                description.detail(),
                status(before),
                status(after),
                policy == NO_POLICY ? null : Integer.valueOf(policy.policy().version()),
                ownership == null ? null : Integer.valueOf(ownership.version()),
                reading,
                emitted);
    }

    Note note(Decision decision, @Nullable String outcome, ConversationState after) {
        String reason = reason(decision);
        String closeReason = outcome != null && after instanceof Closed closed
                ? closed.reason().name()
                : "NONE";
        return new Note(
                description.input(),
                kind(decision),
                reason == null ? "NONE" : reason,
                outcome == null ? "NONE" : outcome,
                closeReason);
    }

    private static String kind(Decision decision) {
        return switch (decision) {
            case Accepted _ -> "ACCEPTED";
            case Ignored _ -> "IGNORED";
            case Rejected _ -> "REJECTED";
        };
    }

    private static @Nullable String reason(Decision decision) {
        return switch (decision) {
            case Accepted _ -> null;
            case Ignored ignored -> ignored.why().name();
            case Rejected rejected -> rejected.why().name();
        };
    }

    private static @Nullable ConversationStatus status(ConversationState state) {
        return state instanceof WithSession with ? with.status() : null;
    }
}
