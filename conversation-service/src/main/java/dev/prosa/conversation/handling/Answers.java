package dev.prosa.conversation.handling;

import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.AssistantFailed;
import dev.prosa.contracts.input.AssistantHandedOver;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.FailRequested;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TransferRequested;
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
import dev.prosa.conversation.store.CommandKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Words a command's answer: what really happened, and how the conversation stands now.
final class Answers {

    private Answers() {}

    static CommandKey key(Command command) {
        CommandContext context = command.command();
        return new CommandKey(
                command.conversationId(), context.organizationId(), context.agentId(), context.commandId());
    }

    /// SHA-256 of what was asked. What the API filled in for the sender does not count: a retry
    /// may find another session.
    static byte[] bodyHash(Command command) {
        String said = switch (command) {
            case AcceptRequested _, CloseRequested _ -> "";
            case ReplyRequested reply -> reply.body();
            case TransferRequested transfer -> String.valueOf(transfer.toAgent());
            case NoteRequested note -> note.body();
            case FailRequested fail -> fail.detail();
            case AssistantReplied reply -> reply.body();
            case AssistantFailed failure -> failure.error();
            case AssistantHandedOver handover -> handover.reason();
        };
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((command.getClass().getSimpleName() + "\n" + said).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

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
