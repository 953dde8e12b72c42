package dev.prosa.ingress.webhook;

import static dev.prosa.ingress.webhook.TwilioCaller.MESSAGES;
import static dev.prosa.ingress.webhook.TwilioCaller.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.testing.TestInfrastructure;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SlowCallerTest {

    @Test
    void aRequestThatNeverEndsGivesItsPlaceBack() throws IOException {
        try (RunningIngress ingress = RunningIngress.start(
                        TestInfrastructure.sharedKafka().bootstrapServers(),
                        "prosa.webhooks.max-in-flight=1",
                        "prosa.webhooks.receive-timeout=1s");
                Socket slow = new Socket("127.0.0.1", ingress.port())) {
            slow.getOutputStream().write(HALF_A_REQUEST.getBytes(StandardCharsets.US_ASCII));
            await().untilAsserted(() -> assertThat(ingress.inFlight()).isEqualTo(1));
            ingress.twilio().post(MESSAGES, message("SM1")).expectStatus().isEqualTo(503);

            slow.setSoTimeout(10_000);
            String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

            assertThat(answer).startsWith("HTTP/1.1 408 ");
            await().untilAsserted(() -> assertThat(ingress.inFlight()).isZero());
            ingress.twilio().post(MESSAGES, message("SM2")).expectStatus().isOk();
        }
    }

    @Test
    void aCallerWhoLeavesGivesItsPlaceBack() throws IOException {
        try (RunningIngress ingress =
                RunningIngress.start(TestInfrastructure.sharedKafka().bootstrapServers())) {
            try (Socket leaving = new Socket("127.0.0.1", ingress.port())) {
                leaving.getOutputStream().write(HALF_A_REQUEST.getBytes(StandardCharsets.US_ASCII));
                await().untilAsserted(() -> assertThat(ingress.inFlight()).isEqualTo(1));
            }

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(ingress.inFlight()).isZero());
        }
    }

    private static final String HALF_A_REQUEST = """
            POST /webhooks/twilio/messages HTTP/1.1\r
            Host: localhost\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: 100\r
            \r
            MessageSid=SM""";
}
