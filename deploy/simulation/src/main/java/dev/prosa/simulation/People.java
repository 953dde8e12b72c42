package dev.prosa.simulation;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.AssistantFailed;
import dev.prosa.contracts.input.AssistantHandedOver;
import dev.prosa.contracts.input.AssistantReplied;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.FailRequested;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.closure.ClosureReading;
import dev.prosa.conversation.closure.ClosureReading.Answer;
import dev.prosa.conversation.domain.Session;
import dev.prosa.conversation.store.StoredConversation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Customers, agents, supervisors, assistants, operators and the channel: each gives an input that
/// makes sense, or nearly, to somebody who looks at the conversation as PostgreSQL has it.
final class People {

    static final int CONVERSATIONS = 9;

    /// What customers say; each text's reading is known, so no detector is under test here.
    private static final String[] TEXTS = {"asks", "thanks", "bye", "yes", "no", "4", "asks more", "asks again"};

    static final ClosureDetector DETECTOR = new ClosureDetector() {
        private static final ClosureReading LOW = new ClosureReading(0.1, Answer.NEITHER);
        private static final ClosureReading MEDIUM = new ClosureReading(0.7, Answer.NEITHER);
        private static final ClosureReading HIGH = new ClosureReading(0.9, Answer.NEITHER);
        private static final ClosureReading YES = new ClosureReading(0.2, Answer.YES);
        private static final ClosureReading NO = new ClosureReading(0.2, Answer.NO);

        @Override
        public int version() {
            return 1;
        }

        @Override
        public ClosureReading read(String text) {
            return switch (text) {
                case "thanks" -> MEDIUM;
                case "bye" -> HIGH;
                case "yes" -> YES;
                case "no" -> NO;
                default -> LOW;
            };
        }
    };

    /// A conversation there may be.
    record Contact(ConversationId id, Address channel, Address customer, int partition) {}

    static final List<Contact> CONTACTS = contacts();

    private static final AgentId[] FIRST_AGENTS = {new AgentId("ana"), new AgentId("bia"), new AgentId("eva")};
    private static final AgentId[] SECOND_AGENTS = {new AgentId("cid"), new AgentId("dina"), new AgentId("gil")};
    private static final AgentId ASSISTANT = new AgentId("assistant");
    private static final AgentId OPERATOR = new AgentId("ops");

    private final Database database;
    private int given;

    People(Database database) {
        this.database = database;
    }

    private static List<Contact> contacts() {
        Contact[] contacts = new Contact[CONVERSATIONS];
        for (int i = 0; i < CONVERSATIONS; i++) {
            Address channel = i == CONVERSATIONS - 1
                    ? Organizations.SPARE
                    : i % 2 == 0 ? Organizations.WHATSAPP : Organizations.SMS;
            Address customer =
                    new Address((channel == Organizations.WHATSAPP ? "whatsapp:" : "") + "+551190000000" + i);
            contacts[i] = new Contact(
                    ConversationId.between(channel, customer), channel, customer, i / 2 % EventLog.PARTITIONS);
        }
        return List.of(contacts);
    }

    /// @param what what kind of input
    /// @param how its details
    LoggedInput give(Contact contact, int what, int how) {
        given++;
        StoredConversation stored = database.conversation(contact.id());
        int kind = what % 64;
        if (stored == null || kind < 22) {
            return message(contact, TEXTS[how % 3 == 0 ? how / 3 % TEXTS.length : how / 3 % 3]);
        }
        Session session = stored.state().session();
        if (kind < 50) {
            return agent(contact.id(), session, kind, how);
        }
        return switch (kind) {
            case 50, 51, 52, 53 ->
                new AssistantReplied(contact.id(), context(session, ASSISTANT, Role.ASSISTANT, how), "gladly");
            case 54 -> new AssistantFailed(contact.id(), context(session, ASSISTANT, Role.ASSISTANT, how), "timed out");
            case 55 ->
                new AssistantHandedOver(contact.id(), context(session, ASSISTANT, Role.ASSISTANT, how), "asked for it");
            case 56 -> new FailRequested(contact.id(), context(session, OPERATOR, Role.OPERATOR, how), "gone");
            case 57, 58, 59 -> delivery(contact, how);
            case 60 -> message(contact, "bye");
            case 61 -> message(contact, "4");
            default -> message(contact, TEXTS[how % TEXTS.length]);
        };
    }

    private LoggedInput agent(ConversationId id, Session session, int kind, int how) {
        AgentId[] agents = session.organization().equals(Organizations.FIRST) ? FIRST_AGENTS : SECOND_AGENTS;
        boolean supervises = how % 5 == 0;
        AgentId agent = agents[supervises ? 2 : how / 5 % 2];
        CommandContext command = context(session, agent, supervises ? Role.SUPERVISOR : Role.AGENT, how);
        return switch (kind) {
            case 22, 23, 24, 25, 26, 27, 28, 29 -> new AcceptRequested(id, command);
            case 30, 31, 32, 33, 34, 35, 36, 37, 38 -> new ReplyRequested(id, command, "here you are");
            case 39, 40, 41, 42, 43, 44, 45 -> new CloseRequested(id, command);
            case 46 -> new TransferRequested(id, command, agents[how / 11 % 2]);
            case 47, 48 -> new TransferRequested(id, command, null);
            default -> new NoteRequested(id, command, "noted");
        };
    }

    private MessageReceived message(Contact contact, String text) {
        return message(contact, text, "SM" + given);
    }

    private static MessageReceived message(Contact contact, String text, String sid) {
        return new MessageReceived(
                contact.id(),
                new MessageSid(sid),
                "AC1",
                contact.channel(),
                contact.customer(),
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

    /// A message PostgreSQL cannot store.
    MessageReceived poison(Contact contact) {
        given++;
        return message(contact, "a\0b", "SM" + given);
    }

    private DeliveryReported delivery(Contact contact, int how) {
        boolean fails = how % 4 == 0;
        return new DeliveryReported(
                contact.id(),
                new MessageSid("SMout" + how % 7),
                null,
                how % 3 == 0 ? TextKind.FAREWELL : TextKind.AGENT_REPLY,
                "AC1",
                contact.channel(),
                contact.customer(),
                fails ? DeliveryStatus.FAILED : how % 2 == 0 ? DeliveryStatus.SENT : DeliveryStatus.DELIVERED,
                fails ? Integer.valueOf(63003) : null,
                fails,
                Instant.EPOCH,
                List.of());
    }

    /// Mostly what the screen shows, now and then an older session, another organisation, or less
    /// than everything seen.
    private CommandContext context(Session session, AgentId agent, Role role, int how) {
        int mood = how / 64 % 32;
        OrganizationId organization = session.organization();
        if (mood == 0) {
            organization = organization.equals(Organizations.FIRST) ? Organizations.SECOND : Organizations.FIRST;
        }
        @Nullable Integer aimed = mood == 1 ? null : Integer.valueOf(session.number());
        if (mood == 2) {
            aimed = Math.max(1, session.number() - 1);
        }
        @Nullable Long seen = session.lastPosition();
        if (mood == 3) {
            seen = null;
        } else if (mood < 7) {
            seen = Math.max(0, session.lastPosition() - 2);
        }
        return new CommandContext(new CommandId("C" + given), organization, agent, role, aimed, seen, Instant.EPOCH);
    }

    /// The same command ID under another body.
    static LoggedInput reuse(ConversationId id, CommandContext command) {
        return new NoteRequested(id, command, "something else");
    }
}
