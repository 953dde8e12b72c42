package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.domain.ConversationState;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import dev.prosa.conversation.domain.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words a command's answer: what really happened, and how the conversation stands now.
final class Answers {

    private Answers() {}

    static CommandAnswered answer(
            Command command, Decision decision, ConversationState after, Instant at, Evidence evidence) {
        return switch (decision) {
            case Accepted _ -> of(command, CommandAnswered.Kind.APPLIED, null, after, at, evidence);
            case Ignored ignored ->
                of(command, CommandAnswered.Kind.ALREADY_SO, ignored.why().name(), after, at, evidence);
            case Rejected rejected ->
                of(command, CommandAnswered.Kind.REJECTED, rejected.why().name(), after, at, evidence);
        };
    }

    private static CommandAnswered of(
            Command command,
            CommandAnswered.Kind kind,
            @Nullable String reason,
            ConversationState after,
            Instant at,
            Evidence evidence) {
        CommandContext context = command.command();
        return new CommandAnswered(
                context.commandId(),
                command.conversationId(),
                context.organizationId(),
                context.agentId(),
                command.getClass().getSimpleName(),
                kind,
                reason,
                truth(context, after),
                at,
                evidence);
    }

    /// Another organisation's conversation is nobody's to know.
    private static @Nullable Truth truth(CommandContext context, ConversationState after) {
        if (!(after instanceof WithSession with)
                || !with.session().organization().equals(context.organizationId())) {
            return null;
        }
        Session session = with.session();
        Closed closed = with instanceof Closed is ? is : null;
        return new Truth(
                session.number(),
                session.outcomes().revision(),
                with.status(),
                session.servedBy(),
                session.servedSince(),
                closed == null ? null : closed.reason(),
                closed == null ? null : closed.by(),
                closed == null ? null : closed.closedAt(),
                session.lastPosition());
    }
}
