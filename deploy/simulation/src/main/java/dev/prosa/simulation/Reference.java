package dev.prosa.simulation;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.wire.EventType;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.ParkReason;
import dev.prosa.conversation.handling.Rules;
import dev.prosa.conversation.handling.Simulated;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.Advance;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandAnswerRow;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.DeliveryRow;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.store.MessageRow;
import dev.prosa.conversation.store.OutboxRow;
import dev.prosa.conversation.store.SessionRevisionRow;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.conversation.store.TransitionRow;
import dev.prosa.simulation.Database.Commit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What PostgreSQL must hold: the log, folded record by record by the versions recorded at the
/// time. Every row of every commit is compared with it, so any way of cutting the log into batches
/// has the same result or is caught.
final class Reference {

    private static final TextBook TEXTS = new TextBook();

    private final EventLog log;
    private final Organizations organizations;
    private final Values values;
    private final Values own = new Values();
    private final Invariants invariants;
    private final long[] next = new long[EventLog.PARTITIONS];
    private final Map<ConversationId, StoredConversation> conversations = new HashMap<>();
    private final Set<KnownMessage> messages = new HashSet<>();
    private final Map<CommandKey, CommandAnswerRow> answers = new HashMap<>();
    private final Map<DeliveryKey, DeliveryRow> deliveries = new HashMap<>();
    private final Set<ConversationId> touched = new HashSet<>();

    private record DeliveryKey(ConversationId conversation, MessageSid sid) {}

    Reference(EventLog log, Organizations organizations, Values values, Invariants invariants) {
        this.log = log;
        this.organizations = organizations;
        this.values = values;
        this.invariants = invariants;
    }

    /// Where each list of a commit's rows stands, as the records are gone through.
    private static final class Cursor {
        int transition;
        int message;
        int answer;
        int revision;
        int outbox;
    }

    void check(Commit commit, Consumer by) {
        Cursor at = new Cursor();
        touched.clear();
        for (Advance advance : commit.advances()) {
            int partition = advance.partition();
            if (advance.first() != next[partition]) {
                throw new Violation(
                        Promise.EXACTLY_ONCE,
                        "partition " + partition + " was applied from " + advance.first() + ", not from "
                                + next[partition]);
            }
            for (long offset = advance.first(); offset < advance.next(); offset++) {
                fold(log.get(partition, offset), commit.writes(), at, by);
            }
            next[partition] = advance.next();
        }
        BatchWrites writes = commit.writes();
        if (at.transition != writes.transitions().size()
                || at.message != writes.messages().size()
                || at.answer != writes.answers().size()
                || at.revision != writes.revisions().size()
                || at.outbox != writes.outbox().size()) {
            throw new Violation(Promise.FOLD_OF_THE_LOG, "a batch stored more than its records give");
        }
        compareConversations(writes);
        compareDeliveries(writes);
    }

    private void fold(Incoming record, BatchWrites writes, Cursor at, Consumer by) {
        boolean parked = isParked(record, writes, at);
        if (parked) {
            invariants.parked(record, parkReason(record, by));
            at.outbox++;
            return;
        }
        if (!(record instanceof Readable readable)
                || at.transition == writes.transitions().size()) {
            throw new Violation(Promise.NOTHING_DROPPED, "a record left neither a decision nor a parked record");
        }
        TransitionRow row = writes.transitions().get(at.transition);
        if (!row.evidence().equals(record.evidence())) {
            throw new Violation(Promise.NOTHING_DROPPED, "a record was passed over");
        }
        ConversationId id = readable.input().conversationId();
        StoredConversation before = conversations.get(id);
        invariants.versions(row, readable, before, by.decidedBy());
        List<Incoming> alone = List.of(record);
        BatchWrites expected =
                Simulated.fold(recorded(row), People.DETECTOR, TEXTS, alone, known(readable), own::write);
        compare(expected, writes, at);
        learn(expected);
        StoredConversation after = conversations.get(id);
        invariants.check(readable, row, expected, before, after);
    }

    private static boolean isParked(Incoming record, BatchWrites writes, Cursor at) {
        if (at.outbox == writes.outbox().size()) {
            return false;
        }
        OutboxRow row = writes.outbox().get(at.outbox);
        return row.type() == EventType.PARKED_INPUT
                && row.version().partition() == record.evidence().partition()
                && row.version().offset() == record.evidence().offset();
    }

    /// Why it may be parked; null where it must not.
    private static @Nullable ParkReason parkReason(Incoming record, Consumer by) {
        if (!(record instanceof Readable readable)) {
            return ParkReason.UNREADABLE;
        }
        if (readable.input() instanceof MessageReceived message) {
            if (by.decidedBy().ownerOf(message.channelAddress()) == null) {
                return ParkReason.NOBODY_OWNS_ADDRESS;
            }
            return message.body().indexOf('\0') >= 0 ? ParkReason.UNAPPLICABLE : null;
        }
        return null;
    }

    private Known known(Readable record) {
        LoggedInput input = record.input();
        ConversationId id = input.conversationId();
        Set<KnownMessage> ofMessage = Set.of();
        Map<CommandKey, CommandAnswerRow> ofCommand = Map.of();
        if (input instanceof MessageReceived message) {
            KnownMessage key = new KnownMessage(id, message.messageSid());
            ofMessage = messages.contains(key) ? Set.of(key) : Set.of();
        } else if (input instanceof Command command) {
            CommandContext context = command.command();
            CommandKey key = new CommandKey(id, context.organizationId(), context.agentId(), context.commandId());
            CommandAnswerRow row = answers.get(key);
            ofCommand = row == null ? Map.of() : Map.of(key, row);
        }
        return new Known(conversations, ofMessage, ofCommand);
    }

    /// A replay decides by what was recorded, not by what is in force today.
    private Rules recorded(TransitionRow row) {
        return new Rules() {
            @Override
            public @Nullable Ownership ownerOf(Readable record, Address channel) {
                Integer version = row.ownershipVersion();
                return version == null ? null : organizations.ownership(channel, version);
            }

            @Override
            public @Nullable OrganizationPolicy policyOf(Readable record, OrganizationId organization) {
                Integer version = row.policyVersion();
                return version == null ? null : Organizations.policy(organization, version);
            }

            @Override
            public Reading reading(Readable record, Reading now) {
                Reading then = row.reading();
                return then == null ? now : then;
            }
        };
    }

    private void compare(BatchWrites expected, BatchWrites writes, Cursor at) {
        at.transition = same("transition", expected.transitions(), writes.transitions(), at.transition);
        at.message = compareMessages(expected.messages(), writes.messages(), at.message);
        at.answer = compareAnswers(expected.answers(), writes.answers(), at.answer);
        at.revision = compareRevisions(expected.revisions(), writes.revisions(), at.revision);
        at.outbox = compareOutbox(expected.outbox(), writes.outbox(), at.outbox);
    }

    private static <R> int same(String table, List<R> expected, List<R> found, int from) {
        for (int i = 0; i < expected.size(); i++) {
            if (from + i >= found.size() || !expected.get(i).equals(found.get(from + i))) {
                throw differs(table, expected.get(i), from + i < found.size() ? found.get(from + i) : null);
            }
        }
        return from + expected.size();
    }

    private static Violation differs(String table, Object expected, @Nullable Object found) {
        return new Violation(
                Promise.FOLD_OF_THE_LOG, "a row of " + table + " differs from the fold: " + expected + " / " + found);
    }

    private static int compareMessages(List<MessageRow> expected, List<MessageRow> found, int from) {
        for (int i = 0; i < expected.size(); i++) {
            MessageRow row = expected.get(i);
            MessageRow other = from + i < found.size() ? found.get(from + i) : null;
            if (other == null
                    || row.position() != other.position()
                    || row.session() != other.session()
                    || !row.conversationId().equals(other.conversationId())
                    || !row.organizationId().equals(other.organizationId())
                    || row.author() != other.author()
                    || row.kind() != other.kind()
                    || !Objects.equals(row.messageSid(), other.messageSid())
                    || !Objects.equals(row.messageId(), other.messageId())
                    || !row.at().equals(other.at())
                    || !row.evidence().equals(other.evidence())) {
                throw differs("message", row, other);
            }
        }
        return from + expected.size();
    }

    private static int compareAnswers(List<CommandAnswerRow> expected, List<CommandAnswerRow> found, int from) {
        for (int i = 0; i < expected.size(); i++) {
            CommandAnswerRow row = expected.get(i);
            CommandAnswerRow other = from + i < found.size() ? found.get(from + i) : null;
            if (other == null
                    || !row.key().equals(other.key())
                    || !row.answer().equals(other.answer())
                    || !Arrays.equals(row.bodyHash(), other.bodyHash())) {
                throw differs("command_answer", row, other);
            }
        }
        return from + expected.size();
    }

    private static int compareRevisions(List<SessionRevisionRow> expected, List<SessionRevisionRow> found, int from) {
        for (int i = 0; i < expected.size(); i++) {
            SessionRevisionRow other = from + i < found.size() ? found.get(from + i) : null;
            if (other == null || !expected.get(i).closed().equals(other.closed())) {
                throw differs("session", expected.get(i), other);
            }
        }
        return from + expected.size();
    }

    private int compareOutbox(List<OutboxRow> expected, List<OutboxRow> found, int from) {
        for (int i = 0; i < expected.size(); i++) {
            OutboxRow row = expected.get(i);
            OutboxRow other = from + i < found.size() ? found.get(from + i) : null;
            if (other == null
                    || !row.version().equals(other.version())
                    || row.type() != other.type()
                    || !Objects.equals(row.key(), other.key())
                    || (row.value() == null) != (other.value() == null)
                    || row.value() != null
                            && !own.read(row.value()).equals(values.read(Objects.requireNonNull(other.value())))) {
                throw differs("outbox", row, other);
            }
        }
        return from + expected.size();
    }

    private void learn(BatchWrites expected) {
        for (StoredConversation changed : expected.conversations()) {
            conversations.put(changed.id(), changed.stored());
            touched.add(changed.id());
        }
        for (MessageRow row : expected.messages()) {
            MessageSid sid = row.messageSid();
            if (sid != null) {
                messages.add(new KnownMessage(row.conversationId(), sid));
            }
        }
        for (CommandAnswerRow row : expected.answers()) {
            answers.put(row.key(), row);
        }
        for (DeliveryRow row : expected.deliveries()) {
            merge(row);
        }
    }

    private void merge(DeliveryRow row) {
        deliveries.merge(
                new DeliveryKey(row.conversationId(), row.messageSid()),
                row,
                (known, later) -> later.status().rank() > known.status().rank() ? later : known);
    }

    private void compareConversations(BatchWrites writes) {
        if (touched.size() != writes.conversations().size()) {
            throw new Violation(Promise.FOLD_OF_THE_LOG, "a batch changed other conversations than its records do");
        }
        for (StoredConversation found : writes.conversations()) {
            StoredConversation expected = conversations.get(found.id());
            if (expected == null
                    || !expected.state().equals(found.state())
                    || !Objects.equals(expected.deadline(), found.deadline())
                    || expected.leadsTo() != found.leadsTo()
                    || expected.lastOffset() != found.lastOffset()
                    || expected.partition() != found.partition()
                    || !expected.channelAddress().equals(found.channelAddress())
                    || !expected.customerAddress().equals(found.customerAddress())) {
                throw differs("conversation", String.valueOf(expected), found);
            }
        }
    }

    /// What a batch reports last of a message ranks as high as anything reported of it so far in
    /// that batch.
    private void compareDeliveries(BatchWrites writes) {
        for (DeliveryRow row : writes.deliveries()) {
            DeliveryRow known = deliveries.get(new DeliveryKey(row.conversationId(), row.messageSid()));
            if (known == null || known.status().rank() < row.status().rank()) {
                throw differs("delivery", String.valueOf(known), row);
            }
        }
    }

    long next(int partition) {
        return next[partition];
    }
}
