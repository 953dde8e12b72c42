package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;

import dev.prosa.conversation.config.AdvisoryLock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LeadershipTest extends RelayFixture {

    private static final Duration TAKEOVER = Duration.ofSeconds(10);

    private final Observed standby = new Observed();

    private static final String LEADERS_SESSION = """
            SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid IN (
                   SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = %d AND objid = 1
                      AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
            """.formatted(AdvisoryLock.CLASS);

    private void startLeaderAndStandby() {
        startRelay();
        await().atMost(SOON).untilAtomic(observed.leaders, is(1));
        startRelay(new RelayProducers(topics.settings(), "prosa-relay"), standby);
        outbox.updates(1, 0, 10, anna);
        awaitVersions(anna, 1, 0, 10);
    }

    @Test
    void onlyOneLeads() {
        startLeaderAndStandby();

        assertThat(observed.leaders).hasValue(1);
        assertThat(standby.leaders).hasValue(0);
    }

    @Test
    void aStandbyTakesOverWithinTenSecondsWhenTheLeadersSessionEnds() {
        startLeaderAndStandby();

        outbox.execute(LEADERS_SESSION);
        outbox.updates(1, 10, 10, anna);

        await().atMost(TAKEOVER)
                .untilAsserted(() -> assertThat(observed.leaders.get() + standby.leaders.get())
                        .isEqualTo(2));
        awaitVersions(anna, 1, 0, 20);
        outbox.updates(1, 20, 10, anna);
        awaitVersions(anna, 1, 0, 30);
        assertThat(versions(UPDATES, anna).stream().distinct()).isEqualTo(expected(1, 0, 30));
        assertThat(observed.faults).isEmpty();
        assertThat(standby.faults).isEmpty();
    }

    @Test
    void whoeverIsFencedByAnotherWriterStepsDownAndRecovers() {
        startLeaderAndStandby();

        try (var intruder = new RelayProducers(topics.settings(), "prosa-relay").get()) {
            intruder.initTransactions();
        }
        outbox.updates(1, 10, 10, anna);

        awaitVersions(anna, 1, 0, 20);
        assertThat(observed.leaders.get() + standby.leaders.get()).isGreaterThan(1);
        assertThat(versions(UPDATES, anna).stream().distinct()).isEqualTo(expected(1, 0, 20));
    }
}
