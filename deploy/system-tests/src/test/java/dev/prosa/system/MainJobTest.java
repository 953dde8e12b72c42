package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.product.Prosa;
import dev.prosa.testing.product.Prosa.Result;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// What a newcomer does, in order, on one running Prosa: simulate, write by hand, see a process
/// die and come back,
/// stop and start again.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MainJobTest {

    private static final String PHONE = "+5511988887777";

    @TempDir
    private static Path directory;

    private static Prosa prosa;

    @BeforeAll
    static void up() {
        Prosa.assumeBuilt();
        prosa = new Prosa(directory.resolve("data"));
    }

    @AfterAll
    static void down() {
        if (prosa != null) {
            prosa.close();
        }
    }

    @Test
    @Order(1)
    void goodbyesEndAsTheyMustFromTheWebhookToTheClosedRecord() {
        Result played = prosa.run("simulate", "goodbye", "--seed", "7");
        assertThat(played.text()).contains("0 broken").contains("USER_CLOSED");
        assertThat(played.status()).as(played.text()).isZero();
    }

    @Test
    @Order(2)
    void theRacesAreWonInBothOrders() {
        Result played = prosa.run("simulate", "races", "--seed", "7");
        assertThat(played.status()).as(played.text()).isZero();
    }

    @Test
    @Order(3)
    void analystsSeeWhyConversationsClosed() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(
                                prosa.run("tail", "closed-conversations", "--from", "beginning", "--limit", "1")
                                        .text())
                        .contains("closed-conversation"));
    }

    @Test
    @Order(4)
    void aKilledServiceComesBackAndLosesNothing() {
        prosa.kill("conversation-service");
        assertThat(prosa.run("say", "Oi, alguém aí?", "--from", PHONE).status()).isZero();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(prosa.run("conversation", PHONE).text())
                        .contains("Oi, alguém aí?")
                        .contains("PENDING"));
    }

    @Test
    @Order(5)
    void anAgentIsToldTheTruth() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(prosa.run("agent", "accept", PHONE, "--agent", "ana")
                                .text())
                        .contains("ana"));
        Result refused = prosa.run("agent", "accept", PHONE, "--agent", "bia");
        assertThat(refused.status()).isEqualTo(3);
        assertThat(refused.text()).contains("ALREADY_ACCEPTED").contains("ana");
    }

    @Test
    @Order(6)
    void startingAgainContinuesWhereItWas() {
        prosa.restart();
        assertThat(prosa.run("conversation", PHONE).text())
                .contains("Oi, alguém aí?")
                .contains("PROGRESS");
        assertThat(prosa.run("agent", "close", PHONE, "--agent", "ana").status())
                .isZero();
    }
}
