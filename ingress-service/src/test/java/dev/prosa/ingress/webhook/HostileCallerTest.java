package dev.prosa.ingress.webhook;

import static dev.prosa.ingress.webhook.TwilioCaller.ACCOUNT;
import static dev.prosa.ingress.webhook.TwilioCaller.CUSTOMER;
import static dev.prosa.ingress.webhook.TwilioCaller.MESSAGES;
import static dev.prosa.ingress.webhook.TwilioCaller.PUBLIC_URL;
import static dev.prosa.ingress.webhook.TwilioCaller.STATUSES;
import static dev.prosa.ingress.webhook.TwilioCaller.message;
import static dev.prosa.ingress.webhook.TwilioCaller.signature;
import static dev.prosa.ingress.webhook.TwilioCaller.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/// Somebody who is not Twilio, or stands between Twilio and us. Each group is named after what the
/// OWASP Application Security Verification Standard 5.0 asks for; docs/reference/security.md has
/// the
/// list. The service runs as it would on Kubernetes.
class HostileCallerTest {

    private static TestKafka kafka;
    private static RunningIngress ingress;

    private final String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
    private final TwilioCaller twilio = ingress.twilio();

    @BeforeAll
    static void start() {
        kafka = TestInfrastructure.ownKafka();
        ingress = RunningIngress.start(
                kafka.bootstrapServers(),
                "spring.main.cloud-platform=kubernetes",
                "prosa.quarantine.source-per-minute=40");
    }

    @AfterAll
    static void stop() {
        ingress.close();
        kafka.close();
    }

    /// Whatever a proxy sets and we rely on, the caller cannot set instead.
    @Nested
    @Tag("ASVS-5.0-4.1.3")
    @TestMethodOrder(MethodOrderer.OrderAnnotation.class)
    class WithAProxysHeaders {

        private static void claim(HttpHeaders headers) {
            headers.set("X-Forwarded-For", "203.0.113.9");
            headers.set("X-Real-IP", "203.0.113.9");
            headers.set("X-Forwarded-Host", "attacker.example");
            headers.set("X-Forwarded-Port", "9");
            headers.set("X-Forwarded-Proto", "http");
            headers.set("X-Forwarded-Prefix", "/elsewhere");
            headers.set("Forwarded", "for=203.0.113.9;host=attacker.example;proto=http");
            headers.set("X-HTTP-Method-Override", "GET");
            headers.set("X-Original-URL", "/elsewhere");
        }

        @Test
        void cannotChooseTheUrlThatIsSigned() {
            twilio.post(MESSAGES, message(sid), WithAProxysHeaders::claim)
                    .expectStatus()
                    .isOk();

            for (String url : List.of(
                    "http://attacker.example" + MESSAGES,
                    "http://attacker.example:9/elsewhere" + MESSAGES,
                    "https://attacker.example" + MESSAGES)) {
                twilio.postSigned(MESSAGES, message(sid), signature(url, message(sid)), WithAProxysHeaders::claim)
                        .expectStatus()
                        .isForbidden();
            }
            assertThat(events()).hasSize(1);
        }

        @Test
        void cannotSayWhoCalled() {
            twilio.postSigned(MESSAGES, message(sid), "forged", WithAProxysHeaders::claim)
                    .expectStatus()
                    .isForbidden();

            assertThat(quarantined().getLast().remoteAddress()).isEqualTo("127.0.0.1");
            assertThat(quarantined().getLast().url()).isEqualTo(PUBLIC_URL + MESSAGES);
        }

        @Test
        @Order(Integer.MAX_VALUE) // then there is no room left
        void cannotGetMoreRoomInTheQuarantineUnderOtherNames() {
            for (int i = 0; i < 60; i++) {
                String name = "203.0.113." + i;
                twilio.postSigned(MESSAGES, message(sid), "forged", it -> it.set("X-Forwarded-For", name))
                        .expectStatus()
                        .isForbidden();
            }

            assertThat(quarantined()).hasSizeLessThanOrEqualTo(40);
        }
    }

    /// Each message is proven to be its sender's by a signature of its own.
    @Nested
    @Tag("ASVS-5.0-4.1.5")
    class WithoutTheToken {

        @Test
        void cannotSendWithoutASignatureOrWithTwo() {
            twilio.post(MESSAGES, message(sid), headers -> headers.remove("X-Twilio-Signature"))
                    .expectStatus()
                    .isForbidden();
            twilio.post(MESSAGES, message(sid), headers -> headers.add("X-Twilio-Signature", "another"))
                    .expectStatus()
                    .isForbidden();

            assertThat(events()).isEmpty();
        }

        @Test
        void cannotChangeAnythingOfASignedWebhook() {
            var parameters = message(sid, "Body", "pay nothing");
            String signature = signature(PUBLIC_URL + MESSAGES, parameters);
            List<List<String>> changed = new ArrayList<>();
            for (int at = 1; at < parameters.size(); at += 2) {
                var other = new ArrayList<>(parameters);
                other.set(at, other.get(at) + "1");
                changed.add(other);
            }
            changed.add(message(sid, "Body", "pay nothing", "MediaUrl0", "https://attacker.example"));
            changed.add(message(sid));

            for (List<String> other : changed) {
                twilio.postSigned(MESSAGES, other, signature, _ -> {})
                        .expectStatus()
                        .isForbidden();
            }
            twilio.postSigned(MESSAGES + "?a=b", parameters, signature, _ -> {})
                    .expectStatus()
                    .isForbidden();
            twilio.postSigned(STATUSES, parameters, signature, _ -> {})
                    .expectStatus()
                    .isForbidden();

            assertThat(events()).isEmpty();
        }

        @Test
        void cannotSendJsonThatOnlyItsUrlIsSignedFor() {
            String json = "{\"MessageSid\":\"%s\",\"AccountSid\":\"%s\"}".formatted(sid, ACCOUNT);
            twilio.client()
                    .post()
                    .uri(MESSAGES)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("X-Twilio-Signature", signature(PUBLIC_URL + MESSAGES, List.of()))
                    .bodyValue(json)
                    .exchange()
                    .expectStatus()
                    .isForbidden();

            assertThat(events()).isEmpty();
        }
    }

    /// A parameter counts from one place and once.
    @Nested
    @Tag("ASVS-5.0-15.3.7")
    class WithParametersTwice {

        @Test
        void cannotHaveTheQueryStandInForTheBody() {
            String target = MESSAGES + "?Body=query&ProfileName=query&From=whatsapp%3A%2B1&AccountSid=ACx";

            twilio.post(target, message(sid, "Body", "body")).expectStatus().isOk();

            var message = (MessageReceived) value(events().getFirst());
            assertThat(message.body()).isEqualTo("body");
            assertThat(message.customerAddress().value()).isEqualTo(CUSTOMER);
            assertThat(message.profileName()).isNull();
            assertThat(message.parameters()).extracting(it -> it.value()).doesNotContain("query");
        }

        @Test
        void cannotHaveTheBodyStandInForTheQuery() {
            var parameters = status(sid, "MessageStatus", "sent", "kind", "SURVEY", "messageId", "no UUID");

            twilio.post(STATUSES, parameters).expectStatus().isNoContent();

            var report = (DeliveryReported) value(events().getFirst());
            assertThat(report.kind()).isNull();
            assertThat(report.messageId()).isNull();
        }

        @Test
        void cannotHaveAHeaderOrACookieStandInForEither() {
            twilio.post(MESSAGES, message(sid), headers -> {
                        headers.set("Body", "header");
                        headers.set(HttpHeaders.COOKIE, "Body=cookie; AccountSid=ACx");
                    })
                    .expectStatus()
                    .isOk();

            assertThat(((MessageReceived) value(events().getFirst())).body()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"MessageSid", "From", "To", "AccountSid"})
        void cannotLeaveOpenWhichOneCounts(String name) {
            var parameters = message(sid);
            String value = parameters.get(parameters.indexOf(name) + 1);
            for (String second : List.of(value, value + "1")) {
                var twice = message(sid, name, second);

                int status = twilio.post(MESSAGES, twice)
                        .returnResult(Void.class)
                        .getStatus()
                        .value();

                assertThat(status).isEqualTo(name.equals("AccountSid") ? 403 : 400);
            }
            assertThat(events()).isEmpty();
        }
    }

    private List<ConsumerRecord<String, byte[]>> events() {
        return new TopicReader(kafka.bootstrapServers())
                .all(
                        Topic.CONVERSATION_EVENTS,
                        it -> CloudEventRecords.header(it.headers(), "ce_id").startsWith(sid));
    }

    /// Those that hold the SID.
    private List<QuarantinedWebhook> quarantined() {
        return new TopicReader(kafka.bootstrapServers())
                .all(Topic.QUARANTINED_WEBHOOKS, _ -> true).stream()
                        .map(HostileCallerTest::value)
                        .map(QuarantinedWebhook.class::cast)
                        .filter(it -> new String(it.body(), StandardCharsets.UTF_8).contains(sid))
                        .toList();
    }

    private static Object value(ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record.headers(), record.value());
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
