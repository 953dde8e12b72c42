package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.product.Prosa;
import dev.prosa.testing.product.Prosa.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What an operator does when it hurts, on one running Prosa of real processes. The sweeper looks
/// every second here, or the test would wait for minutes.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperatorsTest {

    private static final String PHONE = "+5511955554444";
    private static final Pattern METRIC = Pattern.compile("prosa_[a-z_]+");

    @TempDir
    private static Path directory;

    private static Prosa prosa;

    @BeforeAll
    static void up() {
        Prosa.assumeBuilt();
        prosa = new Prosa(
                directory.resolve("data"),
                Map.of("PROSA_SWEEP_EVERY", "1s", "PROSA_SWEEP_OVERDUE", "1s"),
                List.of("--timeouts.pending", "3s"));
    }

    @AfterAll
    static void down() {
        if (prosa != null) {
            prosa.close();
        }
    }

    @Test
    @Order(1)
    void whereExpiryServiceStandsStillTheSweeperStepsInAndSaysSo() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> assertThat(prosa.log("conversation-service")).contains("swept 0 overdue conversations"));
        prosa.signal("expiry-service", "STOP");
        try {
            assertThat(prosa.run("say", "Oi", "--from", PHONE).status()).isZero();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofSeconds(1))
                    .untilAsserted(() ->
                            assertThat(prosa.log("conversation-service")).contains("swept 1 overdue conversations"));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(prosa.run("conversation", PHONE).text()).contains("EXPIRED"));
            assertThat(prosa.metrics("conversation")).containsPattern("prosa_sweep_swept_total\\{[^}]*} 1\\.0");
            Result doctor = prosa.run("doctor");
            assertThat(doctor.text()).contains("WARN  sweeper as sensor", "FAIL  expiry-service");
            assertThat(doctor.status()).isEqualTo(1);
        } finally {
            prosa.signal("expiry-service", "CONT");
        }
    }

    @Test
    @Order(2)
    void everyMetricAnAlertWatchesIsPublished() throws IOException {
        String published = prosa.metrics("conversation")
                + prosa.metrics("expiry")
                + prosa.metrics("ingress")
                + prosa.metrics("analytics");
        String rules = Files.readString(Path.of("../prometheus/prosa-alerts.yaml"));
        List<String> watched = rules.lines()
                .filter(line -> line.strip().startsWith("expr:"))
                .flatMap(line -> METRIC.matcher(line).results().map(match -> match.group()))
                .distinct()
                .toList();
        assertThat(watched).contains("prosa_sweep_swept_total", "prosa_sweep_rounds_total");
        assertThat(watched).allSatisfy(metric -> assertThat(published).containsPattern("(?m)^" + metric + "[{ ]"));
    }

    @Test
    @Order(3)
    void theDoctorFindsNothingWrongAndTheAuditNoDifference() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Result doctor = prosa.run("doctor");
            assertThat(doctor.status()).as(doctor.text()).isZero();
        });
        Result audit = prosa.run("audit");
        assertThat(audit.status()).as(audit.text()).isZero();
        assertThat(audit.text()).contains("audited 12 partitions").contains(": 0 differences");
    }

    @Test
    @Order(4)
    void underALongerClockTheConversationWouldStillWait() {
        Result whatIf = prosa.run("what-if", "--timeouts.pending", "2h", "--since", "1h");
        assertThat(whatIf.status()).as(whatIf.text()).isZero();
        assertThat(whatIf.text()).contains("EXPIRED -> not ended").contains("1 would have ended differently");
    }

    @Test
    @Order(5)
    void whatLeftOnceLeavesAgain() {
        Result dry = prosa.run("republish", "--since", "1h", "--dry-run");
        assertThat(dry.text()).contains("would be sent again").doesNotContain(" 0 outbox rows");
        Result republished = prosa.run("republish", "--since", "1h");
        assertThat(republished.status()).as(republished.text()).isZero();
        assertThat(republished.text()).contains("were sent again");
        assertThat(prosa.log("conversation-service")).contains("everything before it republished");
        assertThat(prosa.run("audit").status()).isZero();
    }

    @Test
    @Order(6)
    void nothingIsParkedAndNothingQuarantined() {
        assertThat(prosa.run("parked", "list").text()).contains("Nothing is parked.");
        assertThat(prosa.run("quarantine", "list").text()).contains("Nothing is quarantined.");
        assertThat(prosa.run("parked", "replay").status()).isEqualTo(2);
    }
}
