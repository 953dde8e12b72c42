package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationInput.AcceptRequested;
import dev.prosa.conversation.domain.ConversationInput.AssistantFailed;
import dev.prosa.conversation.domain.ConversationInput.AssistantHandedOver;
import dev.prosa.conversation.domain.ConversationInput.AssistantReplied;
import dev.prosa.conversation.domain.ConversationInput.CloseRequested;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.FailRequested;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationInput.NoteRequested;
import dev.prosa.conversation.domain.ConversationInput.ReplyRequested;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationInput.TransferRequested;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes inputs as somebody looking at a given state would give them.
final class Inputs {

    static final OrganizationId ACME = OrganizationId.named("acme");
    static final ConversationPolicy POLICY =
            new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, false, Set.of(TextKind.values()));
    static final ConversationPolicy WITH_ASSISTANT =
            new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, true, Set.of(TextKind.values()));
    static final Reading LOW = new Reading(0.1, Reading.Answer.NEITHER, 1);
    static final Reading MEDIUM = new Reading(0.7, Reading.Answer.NEITHER, 1);
    static final Reading HIGH = new Reading(0.9, Reading.Answer.NEITHER, 1);
    static final Reading YES = new Reading(0.3, Reading.Answer.YES, 1);
    static final Reading NO = new Reading(0.7, Reading.Answer.NO, 1);

    private Inputs() {}

    /// What is on the screen of whoever looks now.
    record Screen(@Nullable Integer session, @Nullable Long seen) {
        static final Screen BLANK = new Screen(null, 0L);

        static Screen of(ConversationState state) {
            return switch (state) {
                case NoSession _ -> BLANK;
                case WithSession with ->
                    new Screen(with.session().number(), with.session().lastPosition());
            };
        }
    }

    static MessageReceived message(Instant at, String sid, Reading reading) {
        return new MessageReceived(at, ACME, Channel.WHATSAPP, new MessageSid(sid), reading, null);
    }

    static MessageReceived score(Instant at, String sid, int score) {
        return new MessageReceived(at, ACME, Channel.WHATSAPP, new MessageSid(sid), LOW, score);
    }

    static Sender sender(String who, Role role, String command, Screen screen) {
        return new Sender(ACME, new AgentId(who), role, new CommandId(command), screen.session(), screen.seen());
    }

    static Sender agent(String who, String command, Screen screen) {
        return sender(who, Role.AGENT, command, screen);
    }

    static AcceptRequested accept(Instant at, Sender sender) {
        return new AcceptRequested(at, ACME, sender);
    }

    static ReplyRequested reply(Instant at, Sender sender) {
        return new ReplyRequested(at, ACME, sender, id(sender));
    }

    static CloseRequested close(Instant at, Sender sender) {
        return new CloseRequested(at, ACME, sender);
    }

    static FailRequested fail(Instant at, Sender sender) {
        return new FailRequested(at, ACME, sender);
    }

    static NoteRequested note(Instant at, Sender sender) {
        return new NoteRequested(at, ACME, sender);
    }

    static TransferRequested transfer(Instant at, Sender sender, @Nullable String to) {
        return new TransferRequested(at, ACME, sender, to == null ? null : new AgentId(to));
    }

    static AssistantReplied assistantReplies(Instant at, String command, Screen screen) {
        Sender sender = sender("assistant", Role.ASSISTANT, command, screen);
        return new AssistantReplied(at, ACME, sender, id(sender));
    }

    static AssistantFailed assistantFails(Instant at, String command, Screen screen) {
        return new AssistantFailed(at, ACME, sender("assistant", Role.ASSISTANT, command, screen));
    }

    static AssistantHandedOver assistantHandsOver(Instant at, String command, Screen screen) {
        return new AssistantHandedOver(at, ACME, sender("assistant", Role.ASSISTANT, command, screen));
    }

    static TimeoutElapsed timer(Instant at, int session) {
        return new TimeoutElapsed(at, ACME, session);
    }

    static DeliveryReported unreachable(Instant at, TextKind kind) {
        return new DeliveryReported(
                at, ACME, new MessageSid("SMout"), null, kind, DeliveryStatus.UNDELIVERED, 30005, true);
    }

    private static MessageId id(Sender sender) {
        return new MessageId(
                UUID.nameUUIDFromBytes((sender.agent() + "|" + sender.command()).getBytes(StandardCharsets.UTF_8)));
    }
}
