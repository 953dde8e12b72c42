package dev.prosa.analytics.closures;

import static dev.prosa.analytics.ClosureBuilder.closure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.analytics.AnalyticsServiceTest;
import dev.prosa.analytics.ClosureBuilder;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.CloseReason;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

class ClosureIntakeTest extends AnalyticsServiceTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Autowired
    private DatabaseClient database;

    @Autowired
    private MeterRegistry meters;

    @Test
    void theHighestRevisionIsTheOutcomeInWhateverOrderTheyCome() {
        var conversation = conversation();
        List<ClosedConversation> revisions = new ArrayList<>();
        revisions.add(of(conversation).revision(1).reason(CloseReason.EXPIRED).build());
        revisions.add(of(conversation)
                .revision(2)
                .reason(CloseReason.EXPIRED)
                .reopened()
                .build());
        revisions.add(of(conversation)
                .revision(3)
                .reason(CloseReason.AGENT_CLOSED)
                .reopenings(1)
                .build());
        revisions.add(of(conversation)
                .revision(4)
                .reason(CloseReason.USER_CLOSED)
                .reopenings(1)
                .build());
        Collections.shuffle(revisions, new Random(7));
        assertThat(revisions.getLast().revision()).isNotEqualTo(4);

        // One at a time, so that each is a batch of its own.
        revisions.forEach(revision -> {
            publish(revision);
            await().atMost(SOON).until(() -> revisionsOf(conversation) > revisions.indexOf(revision));
        });

        assertThat(outcomeOf(conversation)).isEqualTo("1/4 CLOSED USER_CLOSED reopenings 1");
        assertThat(revisionsOf(conversation)).isEqualTo(4);
    }

    @Test
    void severalRevisionsOfOneSessionFitIntoOneBatch() {
        var conversation = conversation();
        publish(
                of(conversation).revision(2).reason(CloseReason.AGENT_CLOSED).build(),
                of(conversation).revision(1).reason(CloseReason.EXPIRED).build(),
                of(conversation).revision(3).reason(CloseReason.FAILED).build(),
                of(conversation).revision(2).reason(CloseReason.AGENT_CLOSED).build());

        await().atMost(SOON).until(() -> revisionsOf(conversation) == 3);
        assertThat(outcomeOf(conversation)).isEqualTo("1/3 CLOSED FAILED reopenings 0");
    }

    @Test
    void aRecordDeliveredAgainChangesNothing() {
        var conversation = conversation();
        double before = records("duplicate");
        var first = of(conversation).revision(1).reason(CloseReason.EXPIRED).build();
        var second =
                of(conversation).revision(2).reason(CloseReason.USER_CLOSED).build();
        publish(first, second, first, second, first);
        var later = conversation();
        publishAndAwait(later, conversation);

        assertThat(outcomeOf(conversation)).isEqualTo("1/2 CLOSED USER_CLOSED reopenings 0");
        assertThat(revisionsOf(conversation)).isEqualTo(2);
        assertThat(records("duplicate") - before).isEqualTo(3);
    }

    @Test
    void sessionsOfAConversationAreKeptApart() {
        var conversation = conversation();
        publish(
                of(conversation)
                        .session(1)
                        .revision(2)
                        .reason(CloseReason.USER_CLOSED)
                        .build(),
                of(conversation)
                        .session(2)
                        .revision(1)
                        .reason(CloseReason.IDLE_TIMEOUT)
                        .build());

        await().atMost(SOON).until(() -> revisionsOf(conversation) == 2);
        assertThat(outcomesOf(conversation))
                .containsExactly("1/2 CLOSED USER_CLOSED reopenings 0", "2/1 CLOSED IDLE_TIMEOUT reopenings 0");
    }

    @Test
    void whatNobodyCanReadIsKeptWholeAndTheRestGoesOn() {
        double before = records("unreadable");
        var conversation = conversation();
        var good = of(conversation).build();
        var garbage = new ProducerRecord<>(
                "closed-conversations", null, good.conversationId().toString(), bytes("???"));
        var noReason = recordOf(good);
        var broken = new ProducerRecord<>(
                noReason.topic(),
                null,
                noReason.key(),
                bytes(new String(noReason.value(), StandardCharsets.UTF_8).replace("\"closeReason\"", "\"reason\"")),
                noReason.headers());
        publish(List.of(garbage, broken, recordOf(good)));

        await().atMost(SOON).until(() -> revisionsOf(conversation) == 1);
        assertThat(unreadable(conversation))
                .hasSize(2)
                .anySatisfy(row -> assertThat(row)
                        .containsEntry("value", "???")
                        .extractingByKey("reason")
                        .asString()
                        .startsWith("no CloudEvent in binary mode"))
                .anySatisfy(row -> assertThat(row)
                        .hasEntrySatisfying(
                                "reason",
                                reason -> assertThat(reason)
                                        .asString()
                                        .startsWith("not a dev.prosa.closed-conversation.v1")
                                        .contains("closeReason"))
                        .extractingByKey("headers")
                        .asString()
                        .contains("ce_type"));
        assertThat(records("unreadable") - before).isEqualTo(2);
    }

    @Test
    void aRecordTheDatabaseRefusesIsKeptAndItsNeighboursAreStored() {
        var before = conversation();
        var refused = conversation();
        var after = conversation();
        publish(
                of(before).build(),
                of(refused).acceptedBy("ana\0").build(),
                of(after).build());

        await().atMost(SOON)
                .until(() -> revisionsOf(before) + revisionsOf(after) == 2
                        && !unreadable(refused).isEmpty());
        assertThat(revisionsOf(refused)).isZero();
        assertThat(unreadable(refused))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("reason", "refused by the database, SQLSTATE 22021"));
    }

    @Test
    void whileTheDatabaseIsAwayNothingIsSkipped() {
        double before = failures();
        List<ConversationId> conversations = new ArrayList<>();
        whileTheDatabaseIsAway(() -> {
            for (int i = 0; i < 50; i++) {
                conversations.add(conversation());
                publish(of(conversations.getLast()).build());
            }
            await().atMost(SOON).until(() -> failures() > before + 1);
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(conversations).allMatch(id -> revisionsOf(id) == 1));
    }

    private void publishAndAwait(ConversationId marker, ConversationId onThePartitionOf) {
        // Records of one key keep their order, so the marker comes last.
        var record = recordOf(of(marker).build());
        publish(List.of(new ProducerRecord<>(
                record.topic(), null, onThePartitionOf.toString(), record.value(), record.headers())));
        await().atMost(SOON).until(() -> revisionsOf(marker) == 1);
    }

    private static ConversationId conversation() {
        return new ConversationId(UUID.randomUUID());
    }

    private static ClosureBuilder of(ConversationId conversation) {
        return closure().of(conversation);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private double failures() {
        return meters.counter(AnalyticsMetrics.BATCH_FAILURES).count();
    }

    private double records(String result) {
        return meters.counter(AnalyticsMetrics.RECORDS, AnalyticsMetrics.RESULT, result)
                .count();
    }

    private int revisionsOf(ConversationId conversation) {
        return rows("SELECT revision::text AS said FROM session_revision WHERE conversation_id = :id", conversation)
                .size();
    }

    private String outcomeOf(ConversationId conversation) {
        return outcomesOf(conversation).getFirst();
    }

    private List<String> outcomesOf(ConversationId conversation) {
        return rows(
                "SELECT format('%s/%s %s %s reopenings %s', session, revision, outcome, close_reason, reopenings) AS said"
                        + " FROM session_outcome WHERE conversation_id = :id ORDER BY session",
                conversation);
    }

    private List<String> rows(String sql, ConversationId conversation) {
        return database.sql(sql)
                .bind("id", conversation.value())
                .map(row -> row.get("said", String.class))
                .all()
                .collectList()
                .block(SOON);
    }

    private List<Map<String, Object>> unreadable(ConversationId conversation) {
        return database.sql("SELECT reason, convert_from(value, 'UTF8') AS value, headers::text AS headers"
                        + " FROM unreadable_record WHERE convert_from(key, 'UTF8') = :key")
                .bind("key", conversation.toString())
                .fetch()
                .all()
                .collectList()
                .block(SOON);
    }
}
