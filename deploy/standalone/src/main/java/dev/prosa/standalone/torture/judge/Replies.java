package dev.prosa.standalone.torture.judge;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.RecordVersion;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.standalone.client.TwilioMessages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// What is said to a customer: `outbound-messages` against what Twilio has taken, conversation by
/// conversation and word by word, and what PostgreSQL says of it.
final class Replies {

    private static final String STATUSES = "SELECT message_sid, status FROM conversation.delivery";

    /// Messages of which nobody has said yet what became of them.
    static final String UNREPORTED = """
            SELECT count(*) FROM conversation.message AS m
             WHERE m.message_id IS NOT NULL AND NOT EXISTS (
                SELECT FROM conversation.delivery AS d
                 WHERE d.conversation_id = m.conversation_id AND d.message_id = m.message_id)
            """;
    private static final String STORED = "SELECT count(*) FROM conversation.message WHERE message_id IS NOT NULL";

    private final Map<ConversationId, NavigableMap<RecordVersion, Integer>> decided = new HashMap<>();
    private final Map<ConversationId, List<Integer>> taken = new HashMap<>();
    private final Map<String, DeliveryStatus> statuses = new HashMap<>();
    private long unreadable;
    private long lost;
    private long twice;
    private long disordered;

    /// @param capacity how many messages Twilio's look-alike remembers
    static List<Verdict> judge(Query query, String kafka, TwilioMessages twilio, int capacity) {
        var replies = new Replies();
        Scan.of(kafka, Topic.OUTBOUND_MESSAGES, replies::decided);
        long listed = twilio.sent(replies::taken);
        return List.of(replies.onceAndInOrder(listed, capacity), replies.statuses(query));
    }

    private void decided(ConsumerRecord<String, byte[]> record) {
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof OutboundMessage message) {
                decided.computeIfAbsent(message.conversationId(), _ -> new TreeMap<>())
                        .put(
                                CloudEventRecords.version(record.headers()),
                                message.body().hashCode());
            }
        } catch (UnreadableRecordException e) {
            unreadable++;
        }
    }

    /// The latest comes first.
    private void taken(TwilioMessages.Sent message) {
        taken.computeIfAbsent(ConversationId.between(message.from(), message.to()), _ -> new ArrayList<>())
                .add(message.body().hashCode());
        statuses.put(
                message.sid().value(), DeliveryStatus.valueOf(message.status().toUpperCase(Locale.ROOT)));
    }

    private Verdict onceAndInOrder(long listed, int capacity) {
        Set<ConversationId> all = new HashSet<>(decided.keySet());
        all.addAll(taken.keySet());
        for (var conversation : all) {
            compare(
                    List.copyOf(
                            decided.getOrDefault(conversation, new TreeMap<>()).values()),
                    taken.getOrDefault(conversation, List.of()).reversed());
        }
        boolean forgotten = listed >= capacity;
        boolean kept = !forgotten && lost == 0 && twice == 0 && disordered == 0 && unreadable == 0;
        return new Verdict(
                "what is said to a customer reaches Twilio once and in order",
                kept,
                "%d messages in %d conversations, %d taken by Twilio%s%s%s%s%s"
                        .formatted(
                                messages(),
                                decided.size(),
                                listed,
                                forgotten ? ", which remembers NO MORE than that: give fewer --messages" : "",
                                lost == 0 ? "" : ", " + lost + " LOST",
                                twice == 0 ? "" : ", " + twice + " sent TWICE, or never decided",
                                disordered == 0 ? "" : ", " + disordered + " conversations OUT OF ORDER",
                                unreadable == 0 ? "" : ", " + unreadable + " records unreadable"));
    }

    private long messages() {
        return decided.values().stream().mapToLong(Map::size).sum();
    }

    private void compare(List<Integer> wanted, List<Integer> there) {
        if (wanted.equals(there)) {
            return;
        }
        var missing = without(wanted, there);
        var surplus = without(there, wanted);
        lost += missing.size();
        twice += surplus.size();
        disordered += missing.isEmpty() && surplus.isEmpty() ? 1 : 0;
    }

    private static Collection<Integer> without(Collection<Integer> all, Collection<Integer> others) {
        var left = new ArrayList<>(all);
        others.forEach(left::remove);
        return left;
    }

    /// A status callback that found nobody is lost, so PostgreSQL may know less than Twilio, but nothing
    /// that is not so.
    private Verdict statuses(Query query) {
        var counts = new TreeMap<String, Long>();
        var wrong = new long[2];
        query.each(STATUSES, row -> {
            var stored = DeliveryStatus.valueOf(row.getString(2));
            var real = statuses.get(row.getString(1));
            counts.merge(stored.name(), 1L, Long::sum);
            wrong[0] += real == null || stored.rank() > real.rank() ? 1 : 0;
            wrong[1] += real != null && stored.rank() < real.rank() ? 1 : 0;
        });
        long unreported = query.count(UNREPORTED);
        long stored = query.count(STORED);
        return new Verdict(
                "what is stored of a message's delivery is what Twilio said",
                wrong[0] == 0 && unreported == 0 && stored == messages(),
                "%s of %d stored messages, %d short of the last status because nobody took the callback%s%s%s"
                        .formatted(
                                counts,
                                stored,
                                wrong[1],
                                wrong[0] == 0 ? "" : ", " + wrong[0] + " MORE than Twilio said",
                                unreported == 0 ? "" : ", " + unreported + " of which NOTHING is known",
                                stored == messages() ? "" : ", but " + messages() + " on the topic"));
    }
}
