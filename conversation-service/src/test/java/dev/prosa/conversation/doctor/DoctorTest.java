package dev.prosa.conversation.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import dev.prosa.conversation.config.PostgresProperties;
import dev.prosa.conversation.doctor.Check.State;
import dev.prosa.conversation.tool.DatabaseSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What the doctor sees of a running service, well and ill.
class DoctorTest {

    private static final Customer ANA = RunningService.customer("+5511933330001");
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.withClocks("pending=1h");
        service.apply(ANA.writes("SM1", "Oi"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aHealthyServiceFailsNowhereButAtTheTopicsOfAServiceThatNeverRan() {
        Awaitility.await()
                .untilAsserted(() -> assertThat(checks())
                        .filteredOn(check -> check.state() == State.FAIL)
                        .extracting(Check::detail)
                        .satisfiesExactlyInAnyOrder(
                                check -> assertThat(check).contains("outbound-sends is not there", "ingress-service"),
                                check -> assertThat(check)
                                        .contains("quarantined-webhooks is not there", "ingress-service")));
    }

    @Test
    void anOverdueSessionFails() {
        execute("UPDATE conversation SET deadline = now() - interval '1 hour'");
        try {
            assertThat(checks())
                    .filteredOn(check -> check.check().equals("overdue sessions"))
                    .singleElement()
                    .satisfies(check -> {
                        assertThat(check.state()).isEqualTo(State.FAIL);
                        assertThat(check.detail()).startsWith("1 of 1");
                    });
        } finally {
            execute("UPDATE conversation SET deadline = now() + interval '1 hour'");
        }
    }

    @Test
    void aSweeperThatStandsStillFails() {
        execute("UPDATE sweep_round SET last_at = now() - interval '1 hour'");
        assertThat(checks())
                .filteredOn(check -> check.check().equals("sweeper"))
                .singleElement()
                .extracting(Check::state)
                .isEqualTo(State.FAIL);
        execute("UPDATE sweep_round SET last_at = now()");
    }

    private static List<Check> checks() {
        var database = service.database();
        try (DatabaseSession session = DatabaseSession.open(new PostgresProperties(
                        database.jdbcUrl().substring("jdbc:".length()), database.user(), database.password()));
                Admin admin = Admin.create(Map.of(
                        "bootstrap.servers", service.environment().kafka().bootstrapServers()))) {
            List<Check> checks = new ArrayList<>(new DatabaseChecks(session).all());
            checks.addAll(new KafkaChecks(admin, session).all());
            return checks;
        }
    }

    private static void execute(String sql) {
        try (Connection connection = service.database().connect();
                var statement = connection.createStatement()) {
            connection.setSchema("conversation");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
