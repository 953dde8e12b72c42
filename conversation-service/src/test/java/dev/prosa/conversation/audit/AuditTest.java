package dev.prosa.conversation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.tool.DatabaseSession;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The audit on real Kafka and PostgreSQL. Each test breaks something and mends it again.
class AuditTest {

    private static final Customer ANA = RunningService.customer("+5511911110001");
    private static final Customer BIA = RunningService.customer("+5511911110002");
    private static RunningService service;

    private final List<String> mend = new ArrayList<>();

    @BeforeAll
    static void applyALog() {
        service = RunningService.withClocks("pending=1h", "closing-grace=100ms");
        service.apply(
                ANA.writes("SM1", "Oi"),
                new AcceptRequested(ANA.id(), ANA.by("ana", "c1", 1, 1)),
                new ReplyRequested(ANA.id(), ANA.by("ana", "c2", 1, 1), "Bom dia"),
                new ReplyRequested(ANA.id(), ANA.by("ana", "c2", 1, 1), "Bom dia"),
                ANA.writes("SM1", "Oi"),
                new CloseRequested(ANA.id(), ANA.by("ana", "c3", 1, 3)),
                BIA.writes("SM1", "Obrigada, pode fechar!"),
                BIA.timer(1));
        service.awaitDeadline(BIA.id());
        service.apply(BIA.timer(1), BIA.writes("SM2", "bad \u0000 text"), BIA.writes("SM3", "Mais uma coisa"));
        service.awaitApplied(List.of(service.appendRaw(new ProducerRecord<>(
                "conversation-events", ANA.id().toString(), "{}".getBytes(StandardCharsets.UTF_8)))));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void mend() {
        mend.forEach(AuditTest::execute);
    }

    @Test
    void whatTheServiceStoredEqualsTheFoldOfTheLog() {
        assertThat(audit()).isEmpty();
    }

    @Test
    void anAlteredCellIsNamedWithWhatItShouldHold() {
        execute("UPDATE conversation SET status = 'IDLE' WHERE conversation_id = '" + ANA.id() + "'");
        mend.add("UPDATE conversation SET status = 'CLOSED' WHERE conversation_id = '" + ANA.id() + "'");
        assertThat(audit()).singleElement().satisfies(difference -> {
            assertThat(difference.table()).isEqualTo("conversation");
            assertThat(difference.key()).containsValue(ANA.id().toString());
            assertThat(difference.column()).isEqualTo("status");
            assertThat(difference.expected()).isEqualTo("CLOSED");
            assertThat(difference.found()).isEqualTo("IDLE");
        });
    }

    @Test
    void anAlteredPlaceInTheFoldedStateIsNamedByItsPath() {
        execute("UPDATE session_revision SET record = replace(record::text, 'AGENT_CLOSED', 'EXPIRED')::json");
        mend.add("UPDATE session_revision SET record = replace(record::text, 'EXPIRED', 'AGENT_CLOSED')::json");
        assertThat(audit())
                .anySatisfy(difference -> assertThat(difference.line())
                        .contains("record.closeReason: expected AGENT_CLOSED, found EXPIRED"))
                .allMatch(difference -> difference.table().equals("session_revision"));
    }

    @Test
    void whatACustomerWroteIsMasked() {
        execute("UPDATE message SET body = 'secret words' WHERE body = 'Oi'");
        mend.add("UPDATE message SET body = 'Oi' WHERE body = 'secret words'");
        assertThat(audit())
                .singleElement()
                .satisfies(difference -> assertThat(difference.line())
                        .contains("body: expected (2 characters", "found (12 characters")
                        .doesNotContain("secret"));
    }

    @Test
    void aRowThatIsGoneAndARowTooManyAreTold() {
        execute("CREATE TABLE kept AS SELECT * FROM command_answer WHERE command_id = 'c2'");
        execute("DELETE FROM command_answer WHERE command_id = 'c2'");
        execute("INSERT INTO transition SELECT conversation_id, 4711, partition, organization_id, session, at, input,"
                + " by_kind, by_id, decision, reason, detail, from_status, to_status, policy_version,"
                + " ownership_version, detector_version, confidence, answer, emitted FROM transition LIMIT 1");
        mend.add("INSERT INTO command_answer SELECT * FROM kept");
        mend.add("DROP TABLE kept");
        mend.add("DELETE FROM transition WHERE log_offset = 4711");
        assertThat(audit())
                .extracting(difference -> difference.kind() + " " + difference.table())
                .containsExactlyInAnyOrder("MISSING command_answer", "UNEXPECTED transition");
    }

    @Test
    void anInputThatWasSkippedIsMissingEverywhere() {
        execute("CREATE TABLE kept AS SELECT * FROM transition WHERE input = 'AcceptRequested'");
        execute("DELETE FROM transition WHERE input = 'AcceptRequested'");
        mend.add("INSERT INTO transition SELECT * FROM kept");
        mend.add("DROP TABLE kept");
        assertThat(audit()).extracting(Difference::kind).containsExactly(Difference.Kind.MISSING);
    }

    @Test
    void aPolicyThatChangedSinceChangesNothing() {
        execute("INSERT INTO organization_policy (organization_id, version, policy)"
                + " SELECT organization_id, version + 1, replace(policy::text, 'PT1H', 'PT2H')::json"
                + " FROM organization_policy");
        mend.add("DELETE FROM organization_policy WHERE version > 1");
        assertThat(audit()).isEmpty();
    }

    @Test
    void aDetectorOfAnotherVersionDoesNotReadAnew() {
        execute("UPDATE transition SET detector_version = detector_version + 1 WHERE detector_version IS NOT NULL");
        mend.add("UPDATE transition SET detector_version = detector_version - 1 WHERE detector_version IS NOT NULL");
        assertThat(audit()).isEmpty();
    }

    @Test
    void whereTheLogNoLongerReachesBackACheckpointDoes() throws Exception {
        RunningService shortened = RunningService.withClocks("pending=1h");
        try {
            shortened.apply(ANA.writes("SM1", "Oi"), new AcceptRequested(ANA.id(), ANA.by("ana", "c1", 1, 1)));
            int partition = partition(shortened, ANA);
            AuditOptions keeping = new AuditOptions(true, false, false, false, 100, -1, 1);
            assertThat(result(shortened, partition, keeping).checkpoint()).isTrue();
            shortened.apply(
                    ANA.writes("SM1", "Oi"),
                    new AcceptRequested(ANA.id(), ANA.by("ana", "c1", 1, 1)),
                    ANA.writes("SM2", "Ainda aí?"));
            truncate(shortened, partition, 2);

            PartitionResult after = result(shortened, partition, AuditOptions.DEFAULTS);
            assertThat(after.differences()).isZero();
            assertThat(after.from()).isEqualTo(2);
            assertThat(after.records()).isEqualTo(3);
            assertThat(after.verified()).isTrue();

            execute(shortened, "DELETE FROM audit_checkpoint");
            assertThat(result(shortened, partition, AuditOptions.DEFAULTS).impossible())
                    .contains("no checkpoint");
        } finally {
            shortened.close();
        }
    }

    private static List<Difference> audit() {
        List<Difference> found = new ArrayList<>();
        run(service, AuditOptions.DEFAULTS, -1, found);
        return found;
    }

    private static PartitionResult result(RunningService of, int partition, AuditOptions options) {
        return run(of, options, partition, new ArrayList<>()).getFirst();
    }

    private static List<PartitionResult> run(
            RunningService of, AuditOptions options, int only, List<Difference> found) {
        var database = of.database();
        List<PartitionResult> results = new ArrayList<>();
        try (EventLog log = EventLog.open(of.environment().kafka().bootstrapServers());
                DatabaseSession session = DatabaseSession.open(new PostgresProperties(
                        database.jdbcUrl().substring("jdbc:".length()), database.user(), database.password()))) {
            Audit audit = new Audit(log, session, options);
            for (int partition = 0; partition < log.partitions(); partition++) {
                if (only < 0 || only == partition) {
                    results.add(audit.audit(partition, found::add));
                }
            }
        }
        assertThat(results).extracting(PartitionResult::partition).isNotEmpty();
        return results;
    }

    private static int partition(RunningService of, Customer customer) {
        return (Integer) of.conversation(customer.id()).get("partition");
    }

    private static void truncate(RunningService of, int partition, long before) throws Exception {
        try (Admin admin = Admin.create(
                java.util.Map.of("bootstrap.servers", of.environment().kafka().bootstrapServers()))) {
            admin.deleteRecords(java.util.Map.of(
                            new TopicPartition("conversation-events", partition), RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }
    }

    private static void execute(String sql) {
        execute(service, sql);
    }

    private static void execute(RunningService of, String sql) {
        try (Connection connection = of.database().connect();
                var statement = connection.createStatement()) {
            connection.setSchema("conversation");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
