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
import dev.prosa.conversation.store.CommandKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Tells whether two commands are the same command: by who gave it under which ID, and by what it
/// asks for.
public final class CommandIdentity {

    private CommandIdentity() {}

    /// Who gave it, about which conversation, under which ID.
    public static CommandKey key(Command command) {
        CommandContext context = command.command();
        return new CommandKey(
                command.conversationId(), context.organizationId(), context.agentId(), context.commandId());
    }

    /// SHA-256 of what was asked. What the API filled in for the sender does not count: a retry
    /// may find another session.
    public static byte[] bodyHash(Command command) {
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
}
