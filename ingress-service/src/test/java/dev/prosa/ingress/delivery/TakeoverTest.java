package dev.prosa.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.ingress.delivery.FakeTwilio.Behaviour.Hang;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// One instance leaves, or has died, and another goes on.
class TakeoverTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ONE = "whatsapp:+5511888880001";
    private static final String OTHER = "whatsapp:+5511888880002";
    private static final String THIRD = "whatsapp:+5511888880003";

    private static TestKafka kafka;
    private static Outbox outbox;
    private static FakeTwilio twilio;

    @BeforeAll
    static void start() {
        kafka = TestInfrastructure.ownKafka();
        outbox = new Outbox(kafka.bootstrapServers());
        twilio = new FakeTwilio();
    }

    @AfterAll
    static void stop() {
        twilio.close();
        outbox.close();
        kafka.close();
    }

    @Test
    void whatWasClaimedAndNotSettledIsLookedUpBeforeItIsSentAgain() {
        String template = "HX0123456789abcdef0123456789abcdef";
        twilio.expect(ONE, new Hang(true));
        twilio.expect(OTHER, new Hang(false));
        OutboundMessage settled = outbox.message(THIRD, "oi", null);
        OutboundMessage accepted;
        OutboundMessage notAccepted;
        long offset;
        try (var _ = Instance.start(kafka.bootstrapServers(), twilio)) {
            offset = outbox.put(settled);
            outbox.awaitReport(settled);
            accepted = outbox.put(ONE, "uma vez só");
            notAccepted = outbox.put(OTHER, "uma vez só");
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(twilio.posts(OTHER)).hasSize(1));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(twilio.posts(ONE)).hasSize(1));
        }
        assertThat(outbox.reports(accepted)).isEmpty();
        assertThat(outbox.reports(notAccepted)).isEmpty();

        try (var _ = Instance.start(kafka.bootstrapServers(), twilio, "prosa.delivery.content-sid=" + template)) {
            assertThat(outbox.awaitReport(accepted).messageSid().value()).startsWith("SM");
            assertThat(outbox.awaitReport(notAccepted).messageSid().value()).startsWith("SM");
            assertThat(twilio.bodies(ONE)).containsExactly("uma vez só");
            assertThat(twilio.bodies(OTHER)).containsExactly("uma vez só");
            assertThat(twilio.posts(ONE)).hasSize(1);
            assertThat(twilio.posts(OTHER)).hasSize(2);

            outbox.put(settled, offset);
            outbox.awaitReport(outbox.put(THIRD, "depois"));
            assertThat(twilio.bodies(THIRD)).containsExactly("oi", "depois");

            OutboundMessage late = outbox.message(THIRD, "tarde", Instant.now().minusSeconds(1));
            outbox.put(late);
            assertThat(outbox.awaitReport(late).status()).isEqualTo(DeliveryStatus.QUEUED);
            assertThat(twilio.posts(THIRD).getLast())
                    .containsEntry("ContentSid", template)
                    .containsEntry("ContentVariables", "{\"1\":\"tarde\"}")
                    .doesNotContainKey("Body");
        }
    }

    @Test
    void anInstanceThatJoinsOrLeavesCausesNoDouble() {
        List<String> many = IntStream.range(0, 30)
                .mapToObj("whatsapp:+55117777700%02d"::formatted)
                .toList();
        List<Instance> instances = new ArrayList<>();
        try {
            instances.add(Instance.start(kafka.bootstrapServers(), twilio));
            many.forEach(each -> outbox.put(each, "primeira"));
            instances.add(Instance.start(kafka.bootstrapServers(), twilio));
            many.forEach(each -> outbox.put(each, "segunda"));
            awaitBodies(many, "primeira", "segunda");

            many.forEach(each -> outbox.put(each, "terceira"));
            instances.removeFirst().close();
            awaitBodies(many, "primeira", "segunda", "terceira");
        } finally {
            instances.forEach(Instance::close);
        }
    }

    private static void awaitBodies(List<String> customers, String... bodies) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(customers)
                        .allSatisfy(each -> assertThat(twilio.bodies(each)).containsExactly(bodies)));
    }
}
