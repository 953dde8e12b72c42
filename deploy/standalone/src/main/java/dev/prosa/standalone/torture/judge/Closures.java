package dev.prosa.standalone.torture.judge;

import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.vocabulary.Outcome;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Json;
import dev.prosa.contracts.wire.UnreadableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Promises about closes, on `closed-conversations` and in both services' tables: one record per
/// revision, whatever was sent twice; the strongest reason in the end.
final class Closures {

    private static final String OURS =
            "SELECT conversation_id, session, revision, record::text" + " FROM conversation.session_revision";
    private static final String GAPS = """
            SELECT count(*) FROM (
                SELECT FROM conversation.session_revision GROUP BY conversation_id, session
                HAVING min(revision) <> 1 OR max(revision) <> count(*)) AS gap
            """;
    private static final String ANALYSTS_MISS = """
            SELECT count(*) FROM conversation.session_revision AS ours
              FULL JOIN analytics.session_revision AS theirs USING (conversation_id, session, revision)
             WHERE ours.record::jsonb IS DISTINCT FROM theirs.record::jsonb
            """;
    private static final String OUTCOMES_WRONG = """
            SELECT count(*) FROM (
                SELECT DISTINCT ON (conversation_id, session) conversation_id, session, revision, outcome, close_reason
                  FROM conversation.session_revision ORDER BY conversation_id, session, revision DESC) AS last
              FULL JOIN analytics.session_outcome AS theirs USING (conversation_id, session)
             WHERE (last.revision, last.outcome, last.close_reason)
                   IS DISTINCT FROM (theirs.revision, theirs.outcome, theirs.close_reason)
            """;

    private final Map<Revision, Seen> seen = new HashMap<>();
    private long copies;
    private long unlike;
    private long unreadable;

    private record Revision(UUID conversation, int session, int revision) {}

    /// @param id of the CloudEvent
    /// @param hash of the value
    private record Seen(@Nullable String id, int hash) {}

    static List<Verdict> judge(Query query, String kafka, UUID uncommitted) {
        var closures = new Closures();
        long records = Scan.of(kafka, Topic.CLOSED_CONVERSATIONS, closures::take);
        return List.of(
                closures.once(query, records),
                reasons(query),
                analysts(query),
                committed(query, closures, uncommitted));
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof ClosedConversation closed) {
                var one = new Seen(
                        CloudEventRecords.header(record.headers(), "ce_id"),
                        new String(record.value(), StandardCharsets.UTF_8).hashCode());
                var before = seen.putIfAbsent(
                        new Revision(closed.conversationId().value(), closed.session(), closed.revision()), one);
                if (before != null) {
                    copies++;
                    unlike += before.equals(one) ? 0 : 1;
                }
            }
        } catch (UnreadableRecordException e) {
            unreadable++;
        }
    }

    private Verdict once(Query query, long records) {
        var missing = new long[1];
        var rows = new long[1];
        query.each(OURS, row -> {
            rows[0]++;
            var there = seen.get(new Revision(row.getObject(1, UUID.class), row.getInt(2), row.getInt(3)));
            if (there == null || there.hash() != row.getString(4).hashCode()) {
                missing[0]++;
            }
        });
        long gaps = query.count(GAPS);
        boolean kept = missing[0] == 0 && unlike == 0 && unreadable == 0 && gaps == 0 && rows[0] == seen.size();
        return new Verdict(
                "a session closes once per revision, on the topic as in the table",
                kept,
                "%d revisions, %d records of which %d are copies%s%s%s%s"
                        .formatted(
                                rows[0],
                                records,
                                copies,
                                missing[0] == 0 ? "" : ", " + missing[0] + " MISSING or other on the topic",
                                unlike == 0 ? "" : ", " + unlike + " copies that are NONE",
                                gaps == 0 ? "" : ", " + gaps + " sessions whose revisions have GAPS",
                                rows[0] == seen.size() ? "" : ", " + seen.size() + " revisions on the topic"));
    }

    /// The list of closings only grows, so those since a reopening are the ones its record had not.
    private static Verdict reasons(Query query) {
        var counts = new long[2];
        var current = new UUID[1];
        var place = new int[2]; // session, closings before it was last opened
        query.each(OURS + " ORDER BY conversation_id, session, revision", row -> {
            var conversation = row.getObject(1, UUID.class);
            if (!conversation.equals(current[0]) || place[0] != row.getInt(2)) {
                current[0] = conversation;
                place[0] = row.getInt(2);
                place[1] = 0;
            }
            var record = closed(row.getString(4));
            if (record.outcome() == Outcome.REOPENED) {
                place[1] = record.closings().size();
            } else {
                counts[0]++;
                counts[1] += isStrongest(record, place[1]) ? 0 : 1;
            }
        });
        return new Verdict(
                "the reason is the strongest of the closings given since the session last opened",
                counts[1] == 0,
                "%d closes%s".formatted(counts[0], counts[1] == 0 ? "" : ", " + counts[1] + " with a WEAKER reason"));
    }

    private static boolean isStrongest(ClosedConversation closed, int from) {
        return closed.closings().subList(from, closed.closings().size()).stream()
                .map(ClosedConversation.Closing::reason)
                .min(Comparator.naturalOrder())
                .filter(closed.closeReason()::equals)
                .isPresent();
    }

    private static ClosedConversation closed(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), ClosedConversation.class);
    }

    private static Verdict analysts(Query query) {
        long differ = query.count(ANALYSTS_MISS);
        long outcomes = query.count(OUTCOMES_WRONG);
        return new Verdict(
                "analysts have every revision once, and the last of each session as its outcome",
                differ == 0 && outcomes == 0,
                differ == 0 && outcomes == 0
                        ? query.count("SELECT count(*) FROM analytics.session_revision") + " revisions there too"
                        : differ + " revisions DIFFER, " + outcomes + " outcomes are OTHERS");
    }

    private static Verdict committed(Query query, Closures closures, UUID uncommitted) {
        long stored = query.count(
                "SELECT count(*) FROM analytics.session_revision WHERE conversation_id = '" + uncommitted + "'");
        long fired = query.count(
                "SELECT count(*) FROM conversation.transition WHERE conversation_id = '" + uncommitted + "'");
        boolean read = closures.seen.keySet().stream()
                .anyMatch(revision -> revision.conversation().equals(uncommitted));
        return new Verdict(
                "consumers read what is committed",
                stored == 0 && fired == 0 && !read,
                stored == 0 && fired == 0 && !read
                        ? "a close and a due timer whose transaction was aborted reached nobody"
                        : "an aborted close was stored %d times, an aborted timer fired %d times"
                                .formatted(stored, fired));
    }
}
