package dev.prosa.simulation;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.AcceptRequested;
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
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.simulation.People.Contact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The alphabet of the exploration: what closes, accepts, hands on, replies, is noted or delivered, times out
/// and reopens.
final class Moves {

    static final int COUNT = 15;

    static final Contact CONTACT = People.CONTACTS.getFirst();

    private static final int CHANNEL_GONE = 63003;

    private static final AgentId ANA = new AgentId("ana");
    private static final AgentId BIA = new AgentId("bia");
    private static final AgentId EVA = new AgentId("eva");
    private static final AgentId OPS = new AgentId("ops");

    private Moves() {}

    static LoggedInput input(int move, @Nullable StoredConversation stored, String tag) {
        return switch (move) {
            case 0 -> message("asks", tag);
            case 1 -> message("thanks", tag);
            case 2 -> message("bye", tag);
            case 3 -> new AcceptRequested(CONTACT.id(), command(ANA, Role.AGENT, stored, tag));
            case 4 -> new AcceptRequested(CONTACT.id(), command(BIA, Role.AGENT, stored, tag));
            case 5 -> new ReplyRequested(CONTACT.id(), command(ANA, Role.AGENT, stored, tag), "here you are");
            case 6 -> new CloseRequested(CONTACT.id(), command(ANA, Role.AGENT, stored, tag));
            case 7 -> new CloseRequested(CONTACT.id(), command(EVA, Role.SUPERVISOR, stored, tag));
            case 8 -> new FailRequested(CONTACT.id(), command(OPS, Role.OPERATOR, stored, tag), "gone");
            case 9 -> new TransferRequested(CONTACT.id(), command(ANA, Role.AGENT, stored, tag), BIA);
            case 10 -> new TransferRequested(CONTACT.id(), command(EVA, Role.SUPERVISOR, stored, tag), null);
            case 11 -> new NoteRequested(CONTACT.id(), command(BIA, Role.AGENT, stored, tag), "noted");
            case 12 -> report(DeliveryStatus.DELIVERED, null);
            case 13 -> report(DeliveryStatus.FAILED, CHANNEL_GONE);
            default ->
                new TimeoutElapsed(
                        CONTACT.id(),
                        stored == null ? 1 : stored.state().session().number(),
                        Instant.EPOCH,
                        Instant.EPOCH,
                        TimeoutElapsed.Source.EXPIRY);
        };
    }

    /// What became of a message of ours; a failure is one for good.
    private static DeliveryReported report(DeliveryStatus status, @Nullable Integer errorCode) {
        return new DeliveryReported(
                CONTACT.id(),
                new MessageSid("SMout"),
                null,
                TextKind.AGENT_REPLY,
                "AC1",
                CONTACT.channel(),
                CONTACT.customer(),
                status,
                errorCode,
                errorCode != null,
                Instant.EPOCH,
                List.of());
    }

    private static MessageReceived message(String text, String tag) {
        return new MessageReceived(
                CONTACT.id(),
                new MessageSid("SM" + tag),
                "AC1",
                CONTACT.channel(),
                CONTACT.customer(),
                text,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.EPOCH,
                List.of());
    }

    private static CommandContext command(AgentId agent, Role role, @Nullable StoredConversation stored, String tag) {
        return new CommandContext(
                new CommandId("C" + tag),
                Organizations.FIRST,
                agent,
                role,
                stored == null ? null : Integer.valueOf(stored.state().session().number()),
                stored == null ? 0L : stored.state().session().lastPosition(),
                Instant.EPOCH);
    }

    static String name(Readable record) {
        return switch (record.input()) {
            case MessageReceived message -> "customer '" + message.body() + "'";
            case Command command ->
                command.command().agentId().value() + " " + command.getClass().getSimpleName();
            case TimeoutElapsed _ -> "timer";
            case DeliveryReported report -> report.status() + " reported";
            default -> record.input().getClass().getSimpleName();
        };
    }
}
