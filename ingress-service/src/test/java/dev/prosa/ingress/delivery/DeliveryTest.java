package dev.prosa.ingress.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.output.OutboundSend;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.ingress.delivery.FakeTwilio.Behaviour.Answer;
import dev.prosa.ingress.delivery.FakeTwilio.Behaviour.Drop;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against a real Kafka and a Twilio that behaves as badly as it is told to. Every test has a customer of its
/// own.
class DeliveryTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicInteger CUSTOMERS = new AtomicInteger();

    private static TestKafka kafka;
    private static Outbox outbox;
    private static FakeTwilio twilio;
    private static Instance ingress;

    private final String customer = nextCustomer();

    @BeforeAll
    static void start() {
        kafka = TestInfrastructure.ownKafka();
        outbox = new Outbox(kafka.bootstrapServers());
        twilio = new FakeTwilio();
        ingress = Instance.start(kafka.bootstrapServers(), twilio);
    }

    @AfterAll
    static void stop() {
        ingress.close();
        twilio.close();
        outbox.close();
        kafka.close();
    }

    @Test
    void aMessageIsPostedAsTwilioWantsItAndReportedWithItsSid() {
        OutboundMessage message = outbox.put(customer, "Olá, posso ajudar?");

        DeliveryReported report = outbox.awaitReport(message);
        assertThat(report.status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(report.messageSid().value()).startsWith("SM");
        assertThat(report.accountSid()).isEqualTo(FakeTwilio.ACCOUNT);
        assertThat(report.permanent()).isFalse();
        assertThat(twilio.posts(customer))
                .singleElement()
                .satisfies(post -> assertThat(post)
                        .containsEntry("From", Outbox.CHANNEL)
                        .containsEntry("Body", "Olá, posso ajudar?")
                        .containsEntry(
                                "StatusCallback",
                                "https://prosa.example/webhooks/twilio/statuses?kind=agent_reply&messageId="
                                        + message.messageId() + "#rc=5&rp=all"));
    }

    @Test
    void aConversationsMessagesKeepTheirOrderThroughFailuresAndHoldNobodyElseUp() {
        List<String> others =
                IntStream.range(0, 6).mapToObj(_ -> nextCustomer()).toList();
        List<String> bodies = IntStream.range(0, 10).mapToObj(it -> "n. " + it).toList();
        Answer[] stubborn = new Answer[30];
        Arrays.fill(stubborn, new Answer(429, 20429, "2"));
        twilio.expect(customer, stubborn);
        bodies.forEach(body -> outbox.put(customer, body));
        others.forEach(other -> outbox.put(other, "oi"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(others)
                        .allSatisfy(other -> assertThat(twilio.bodies(other)).containsExactly("oi")));
        assertThat(twilio.bodies(customer)).isEmpty();
        twilio.expect(customer);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(twilio.bodies(customer)).isEqualTo(bodies));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 401})
    void whatTwilioDoesNotTakeNowIsTriedAgain(int status) {
        twilio.expect(customer, new Answer(status, 0, "0"), new Answer(status, 0, "0"));
        OutboundMessage message = outbox.put(customer, "ainda aí?");

        assertThat(outbox.awaitReport(message).status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(twilio.posts(customer)).hasSize(3);
        assertThat(twilio.bodies(customer)).hasSize(1);
    }

    @Test
    void twiliosWishToWaitIsHonoured() {
        twilio.expect(customer, new Answer(429, 20429, "2"));

        outbox.awaitReport(outbox.put(customer, "devagar"));

        List<Instant> posted = twilio.posts(customer).stream()
                .map(post -> Instant.parse(post.get("posted at")))
                .toList();
        assertThat(Duration.between(posted.getFirst(), posted.getLast())).isGreaterThan(Duration.ofMillis(1_900));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBrokenConnectionLeavesOneMessageWhetherTwilioHadItOrNot(boolean accepted) {
        IntStream.range(0, 3)
                .forEach(_ -> twilio.accept(Map.of("To", customer, "From", Outbox.CHANNEL, "Body", "something else")));
        twilio.expect(customer, new Drop(accepted));
        outbox.awaitReport(outbox.put(customer, "uma vez"));

        assertThat(twilio.bodies(customer)).filteredOn("uma vez"::equals).hasSize(1);
        assertThat(twilio.posts(customer)).hasSize(accepted ? 1 : 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:%d/Messages.json", "//localhost:%d/Messages.json"})
    void aLookUpTakesOurTokenNowhereElse(String elsewhere) throws IOException {
        List<String> visitors = new CopyOnWriteArrayList<>();
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", visit -> {
            visitors.add(String.valueOf(visit.getRequestHeaders().getFirst("Authorization")));
            visit.sendResponseHeaders(404, -1);
            visit.close();
        });
        stranger.start();
        try {
            IntStream.range(0, 3)
                    .forEach(_ -> twilio.accept(Map.of("To", customer, "From", Outbox.CHANNEL, "Body", "outra coisa")));
            twilio.pagesLeadTo(
                    customer, elsewhere.formatted(stranger.getAddress().getPort()));
            twilio.expect(customer, new Drop(false));
            OutboundMessage message = outbox.put(customer, "uma vez");
            await().atMost(PATIENCE).until(() -> twilio.lookUps(customer) >= 2);
            assertThat(visitors).isEmpty();
            assertThat(twilio.posts(customer)).hasSize(1);

            twilio.pagesLeadTo(customer, null);
            outbox.awaitReport(message);
            assertThat(twilio.bodies(customer)).filteredOn("uma vez"::equals).hasSize(1);
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void theSameWordsTwiceAreTwoMessagesAlsoWhereTheSecondIsLookedUp() {
        outbox.awaitReport(outbox.put(customer, "ok"));
        twilio.expect(customer, new Drop(false));
        outbox.awaitReport(outbox.put(customer, "ok"));

        assertThat(twilio.bodies(customer)).containsExactly("ok", "ok");
    }

    /// More than the edge remembers by their SIDs.
    @Test
    void theSameWordsManyTimesAreAsManyMessagesAlsoWhereTheLastIsLookedUp() {
        List<OutboundMessage> many = IntStream.range(0, OutboundSend.MOST_RECENT + 2)
                .mapToObj(_ -> outbox.put(customer, "ok"))
                .toList();
        many.forEach(outbox::awaitReport);
        twilio.expect(customer, new Drop(false));
        outbox.awaitReport(outbox.put(customer, "ok"));

        assertThat(twilio.bodies(customer)).hasSize(many.size() + 1).containsOnly("ok");
    }

    @Test
    void afterTheWindowNothingIsPostedAndTheMessageIsUndeliverable() {
        OutboundMessage late = outbox.message(customer, "tarde", Instant.now().minusSeconds(1));
        outbox.put(late);

        assertUndeliverable(outbox.awaitReport(late));
        assertThat(twilio.posts(customer)).isEmpty();
    }

    @Test
    void aWindowThatTwilioFindsClosedOnlyMarksTheMessage() {
        twilio.expect(customer, new Answer(400, 63016, "0"));

        assertUndeliverable(outbox.awaitReport(outbox.put(customer, "cedo?")));
    }

    @Test
    void aCustomerWhoOptedOutIsReportedAsUnreachableForGood() {
        twilio.expect(customer, new Answer(400, 21610, "0"));

        DeliveryReported report = outbox.awaitReport(outbox.put(customer, "oi?"));
        assertThat(report.status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(report.errorCode()).isEqualTo(21610);
        assertThat(report.permanent()).isTrue();
        assertThat(twilio.posts(customer)).hasSize(1);
    }

    @Test
    void whatTwilioDoesNotTakeForTooLongIsGivenUpAndTheNextGoesOn() {
        twilio.expect(customer, new Answer(429, 20429, "0"));
        OutboundMessage old =
                outbox.message(customer, "velha", null, Instant.now().minus(Duration.ofHours(5)));
        outbox.put(old);
        OutboundMessage next = outbox.put(customer, "nova");

        assertThat(outbox.awaitReport(old).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(outbox.awaitReport(next).status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(twilio.bodies(customer)).containsExactly("nova");
    }

    private static void assertUndeliverable(DeliveryReported report) {
        assertThat(report.status()).isEqualTo(DeliveryStatus.UNDELIVERED);
        assertThat(report.errorCode()).isEqualTo(63016);
        assertThat(report.permanent()).isFalse();
    }

    private static String nextCustomer() {
        return "whatsapp:+55119%08d".formatted(CUSTOMERS.incrementAndGet());
    }
}
