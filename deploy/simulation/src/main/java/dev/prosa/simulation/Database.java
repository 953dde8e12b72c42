package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.conversation.store.Advance;
import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandAnswerRow;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.Fences;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.store.MessageRow;
import dev.prosa.conversation.store.OutboxRow;
import dev.prosa.conversation.store.StoredConversation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// PostgreSQL: tables with their unique keys, one transaction after the other, and a write-ahead
/// log of the outbox.
final class Database {

    /// A transaction that was committed and not checked yet.
    record Commit(int consumer, List<Advance> advances, BatchWrites writes) {}

    private final long[] next = new long[EventLog.PARTITIONS];
    private final Instant[] lastRecordAt = new Instant[EventLog.PARTITIONS];
    private final Map<ConversationId, StoredConversation> conversations = new HashMap<>();
    private final Set<KnownMessage> messages = new HashSet<>();
    private final Map<CommandKey, CommandAnswerRow> answers = new HashMap<>();
    private final List<OutboxRow> outbox = new ArrayList<>(1024);
    private final List<Commit> fresh = new ArrayList<>();
    private final @Nullable RecordVersion[] watermarks = new RecordVersion[EventLog.PARTITIONS];
    private int recordedSlot;

    Database(Instant now) {
        lastRecordAt[0] = now;
        lastRecordAt[1] = now;
    }

    Known load(Asked asked) {
        Known known = new Known(new HashMap<>(), new HashSet<>(), new HashMap<>());
        for (ConversationId id : asked.conversations()) {
            StoredConversation stored = conversations.get(id);
            if (stored != null) {
                known.conversations().put(id, stored);
            }
        }
        for (KnownMessage message : asked.messages()) {
            if (messages.contains(message)) {
                known.messages().add(message);
            }
        }
        for (CommandKey key : asked.commands()) {
            CommandAnswerRow row = answers.get(key);
            if (row != null) {
                known.answers().put(key, row);
            }
        }
        return known;
    }

    /// One transaction.
    void apply(int consumer, List<Advance> advances, BatchWrites writes) {
        for (Advance advance : advances) {
            if (next[advance.partition()] != advance.first()) {
                throw Fences.fencedOff("partition " + advance.partition() + " is not at offset " + advance.first());
            }
        }
        check(writes);
        for (Advance advance : advances) {
            next[advance.partition()] = advance.next();
            lastRecordAt[advance.partition()] = advance.lastRecordAt();
        }
        for (StoredConversation changed : writes.conversations()) {
            conversations.put(changed.id(), changed.stored());
        }
        for (MessageRow row : writes.messages()) {
            MessageSid sid = row.messageSid();
            if (sid != null) {
                messages.add(new KnownMessage(row.conversationId(), sid));
            }
        }
        for (CommandAnswerRow row : writes.answers()) {
            answers.put(row.key(), row);
        }
        outbox.addAll(writes.outbox());
        fresh.add(new Commit(consumer, advances, writes));
    }

    private void check(BatchWrites writes) {
        for (StoredConversation changed : writes.conversations()) {
            StoredConversation stored = conversations.get(changed.id());
            if ((stored == null ? 0 : stored.version()) != changed.version()) {
                throw Fences.fencedOff("a conversation is not at the version that was loaded");
            }
        }
        for (MessageRow row : writes.messages()) {
            MessageSid sid = row.messageSid();
            if (row.body().indexOf('\0') >= 0) {
                throw new IllegalArgumentException("invalid byte sequence for encoding UTF8: 0x00");
            }
            if (sid != null && messages.contains(new KnownMessage(row.conversationId(), sid))) {
                throw new IllegalStateException("duplicate key in message");
            }
        }
        for (CommandAnswerRow row : writes.answers()) {
            if (answers.containsKey(row.key())) {
                throw new IllegalStateException("duplicate key in command_answer");
            }
        }
    }

    /// Hands out the commits since the last call.
    List<Commit> fresh() {
        return fresh;
    }

    long next(int partition) {
        return next[partition];
    }

    /// Not ours to do: what an operator, or a bug, does to a progress row.
    void jump(int partition, long offset) {
        next[partition] = offset;
    }

    Instant lastRecordAt(int partition) {
        return lastRecordAt[partition];
    }

    @Nullable
    StoredConversation conversation(ConversationId id) {
        return conversations.get(id);
    }

    Map<ConversationId, StoredConversation> conversations() {
        return conversations;
    }

    /// In the order of commits: what PostgreSQL's log has of the outbox.
    List<OutboxRow> outbox() {
        return outbox;
    }

    @Nullable
    RecordVersion watermark(int partition) {
        return watermarks[partition];
    }

    void watermark(int partition, RecordVersion version) {
        watermarks[partition] = version;
    }

    int recordedSlot() {
        return recordedSlot;
    }

    void recordSlot(int slot) {
        recordedSlot = slot;
    }
}
