package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.AssistantFailed;
import dev.prosa.contracts.input.AssistantHandedOver;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.FailRequested;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.closure.ClosureReading;
import dev.prosa.conversation.domain.ConversationInput;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.domain.Sender;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Turns what lay on the log into what the machine decides on: adds the log's time, who owns the
/// address, and how
/// the closure detector reads the text.
public final class InputTranslator {

    private final ClosureDetector detector;
    private final UnaryOperator<CommandContext> aim;

    public InputTranslator(ClosureDetector detector) {
        this(detector, UnaryOperator.identity());
    }

    /// @param aim moves what commands were aimed at
    public InputTranslator(ClosureDetector detector, UnaryOperator<CommandContext> aim) {
        this.detector = detector;
        this.aim = aim;
    }

    public ConversationInput translate(LoggedInput input, Instant at, OrganizationId owner) {
        return switch (input) {
            case MessageReceived message ->
                new ConversationInput.MessageReceived(
                        at,
                        owner,
                        message.channelAddress().channel(),
                        message.messageSid(),
                        reading(message),
                        surveyAnswer(message.body()));
            case DeliveryReported report ->
                new ConversationInput.DeliveryReported(
                        at,
                        owner,
                        report.messageSid(),
                        report.messageId(),
                        report.kind(),
                        report.status(),
                        report.errorCode(),
                        report.permanent());
            case TimeoutElapsed timeout -> new ConversationInput.TimeoutElapsed(at, owner, timeout.session());
            case Command command -> command(command, at, owner);
        };
    }

    private ConversationInput command(Command command, Instant at, OrganizationId owner) {
        Sender sender = sender(aim.apply(command.command()));
        return switch (command) {
            case AcceptRequested _ -> new ConversationInput.AcceptRequested(at, owner, sender);
            case ReplyRequested _ -> new ConversationInput.ReplyRequested(at, owner, sender, replyId(command));
            case TransferRequested transfer ->
                new ConversationInput.TransferRequested(at, owner, sender, transfer.toAgent());
            case NoteRequested _ -> new ConversationInput.NoteRequested(at, owner, sender);
            case CloseRequested _ -> new ConversationInput.CloseRequested(at, owner, sender);
            case FailRequested _ -> new ConversationInput.FailRequested(at, owner, sender);
            case AssistantReplied _ -> new ConversationInput.AssistantReplied(at, owner, sender, replyId(command));
            case AssistantFailed _ -> new ConversationInput.AssistantFailed(at, owner, sender);
            case AssistantHandedOver _ -> new ConversationInput.AssistantHandedOver(at, owner, sender);
        };
    }

    private static Sender sender(CommandContext context) {
        return new Sender(
                context.organizationId(),
                context.agentId(),
                context.role(),
                context.commandId(),
                context.session(),
                context.seen());
    }

    private static MessageId replyId(Command command) {
        CommandContext context = command.command();
        return MessageId.ofReply(
                command.conversationId(), context.organizationId(), context.agentId(), context.commandId());
    }

    /// A pressed button says what its text says.
    private Reading reading(MessageReceived message) {
        MessageReceived.Button button = message.button();
        String text =
                message.body().isEmpty() && button != null && button.text() != null ? button.text() : message.body();
        ClosureReading reading = detector.read(text);
        Reading.Answer answer = switch (reading.answer()) {
            case YES -> Reading.Answer.YES;
            case NO -> Reading.Answer.NO;
            case NEITHER -> Reading.Answer.NEITHER;
        };
        return new Reading(reading.confidence(), answer, detector.version());
    }

    /// A lone digit from 1 to 5 may answer a survey.
    private static @Nullable Integer surveyAnswer(String body) {
        String text = body.strip();
        return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '5'
                ? Integer.valueOf(text.charAt(0) - '0')
                : null;
    }
}
