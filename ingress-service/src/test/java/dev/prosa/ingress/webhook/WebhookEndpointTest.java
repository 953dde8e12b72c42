package dev.prosa.ingress.webhook;

import static dev.prosa.ingress.webhook.TwilioCaller.ACCOUNT;
import static dev.prosa.ingress.webhook.TwilioCaller.CHANNEL;
import static dev.prosa.ingress.webhook.TwilioCaller.CUSTOMER;
import static dev.prosa.ingress.webhook.TwilioCaller.MESSAGES;
import static dev.prosa.ingress.webhook.TwilioCaller.PUBLIC_URL;
import static dev.prosa.ingress.webhook.TwilioCaller.STATUSES;
import static dev.prosa.ingress.webhook.TwilioCaller.message;
import static dev.prosa.ingress.webhook.TwilioCaller.signature;
import static dev.prosa.ingress.webhook.TwilioCaller.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.testing.TestInfrastructure;
import dev.prosa.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import reactor.core.publisher.Flux;

@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "prosa.twilio.public-url=" + PUBLIC_URL,
            "prosa.twilio.accounts." + ACCOUNT + ".tokens=another-token," + TwilioCaller.TOKEN,
            "logging.level.dev.prosa=trace"
        })
@ExtendWith(OutputCaptureExtension.class)
class WebhookEndpointTest {

    private static final TestKafka KAFKA = TestInfrastructure.ownKafka();

    @LocalServerPort
    private int port;

    private TwilioCaller twilio;
    private final String sid = "SM" + UUID.randomUUID().toString().replace("-", "");

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        KAFKA.provideTo(registry::add);
    }

    @BeforeEach
    void call() {
        twilio = new TwilioCaller(port);
    }

    @Nested
    class AMessage {

        @Test
        void isAnsweredWithEmptyTwimlAndLiesOnTheLog() throws Exception {
            twilio.post(
                            MESSAGES,
                            message(sid, "Body", "Oi 👋", "ProfileName", "Ana", "New", "1", "New", ""),
                            headers -> {
                                headers.set("I-Twilio-Idempotency-Token", "token-1");
                                headers.set("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
                            })
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .contentType(MediaType.TEXT_XML)
                    .expectBody(String.class)
                    .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>");

            var record = onlyEvent(sid);
            var message = (MessageReceived) value(record);
            var conversation = ConversationId.between(new Address(CHANNEL), new Address(CUSTOMER));
            assertThat(message.conversationId()).isEqualTo(conversation);
            assertThat(message.body()).isEqualTo("Oi 👋");
            assertThat(message.profileName()).isEqualTo("Ana");
            assertThat(message.idempotencyToken()).isEqualTo("token-1");
            assertThat(message.parameters()).contains(new Parameter("New", "1"), new Parameter("New", ""));
            assertThat(record.key()).isEqualTo(conversation.toString());
            assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
            assertThat(header(record, "ce_type")).isEqualTo("dev.prosa.message-received.v1");
            assertThat(header(record, "ce_source")).isEqualTo("/prosa/ingress-service");
            assertThat(header(record, "ce_subject")).isEqualTo(conversation.toString());
            assertThat(header(record, "content-type")).isEqualTo("application/json");
            assertThat(header(record, "traceparent"))
                    .isEqualTo("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "nonsense", "00-00000000000000000000000000000000-b7ad6b7169203331-01"})
        void withoutAValidTraceStartsOne(String traceparent) {
            twilio.post(MESSAGES, message(sid, "Body", "Oi"), headers -> headers.set("traceparent", traceparent))
                    .expectStatus()
                    .isOk();

            assertThat(header(onlyEvent(sid), "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
        }

        @Test
        void deliveredFiveTimesAtOnceIsAcknowledgedFiveTimesUnderOneId() throws Exception {
            var message = message(sid, "Body", "Oi");
            Callable<Integer> delivery = () -> twilio.post(MESSAGES, message)
                    .returnResult(Void.class)
                    .getStatus()
                    .value();

            try (var pool = Executors.newFixedThreadPool(5)) {
                for (Future<Integer> status : pool.invokeAll(Collections.nCopies(5, delivery))) {
                    assertThat(status.get()).isEqualTo(200);
                }
            }

            assertThat(events(sid))
                    .hasSize(5)
                    .extracting(ConsumerRecord::partition)
                    .containsOnly(onePartition(sid));
        }

        @Test
        void asJsonWithTheHashOfItsBodyIsTaken() throws Exception {
            String body = "{\"MessageSid\":\"%s\",\"AccountSid\":\"%s\",\"From\":\"%s\",\"To\":\"%s\",\"Body\":\"Oi\"}"
                    .formatted(sid, ACCOUNT, CUSTOMER, CHANNEL);
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
            String target = MESSAGES + "?bodySHA256=" + hash;

            json(target, body).expectStatus().isOk();
            expectRefused(json(MESSAGES, body), "BODY_HASH_MISSING");
            expectRefused(json(target, body.replace("Oi", "Ai")), "BODY_HASH_MISMATCH");

            assertThat(((MessageReceived) value(onlyEvent(sid))).body()).isEqualTo("Oi");
        }

        private WebTestClient.ResponseSpec json(String target, String body) {
            return twilio.client()
                    .post()
                    .uri(target)
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("X-Twilio-Signature", signature(PUBLIC_URL + target, List.of()))
                    .bodyValue(body)
                    .exchange();
        }

        private int onePartition(String sid) {
            return events(sid).getFirst().partition();
        }
    }

    @Nested
    class AStatus {

        @Test
        void isAnsweredWithNothingAndLiesOnTheLogOfTheCustomersConversation() throws Exception {
            String target = STATUSES + "?kind=AGENT_REPLY&messageId=0b8f4b3e-8c2f-5f0e-9a51-0c4c3f8f2a11";

            twilio.post(target, status(sid, "MessageStatus", "undelivered", "ErrorCode", "63024"))
                    .expectStatus()
                    .isNoContent()
                    .expectBody()
                    .isEmpty();

            var record = onlyEvent(sid);
            var report = (DeliveryReported) value(record);
            assertThat(report.conversationId())
                    .isEqualTo(ConversationId.between(new Address(CHANNEL), new Address(CUSTOMER)));
            assertThat(report.status()).isEqualTo(DeliveryStatus.UNDELIVERED);
            assertThat(report.errorCode()).isEqualTo(63024);
            assertThat(report.permanent()).isTrue();
            assertThat(report.kind()).isEqualTo(TextKind.AGENT_REPLY);
            assertThat(report.messageId()).isEqualTo(MessageId.of("0b8f4b3e-8c2f-5f0e-9a51-0c4c3f8f2a11"));
            assertThat(header(record, "ce_id")).isEqualTo(sid + "-UNDELIVERED");
        }

        @Test
        void whoseQueryWasTamperedWithIsRefused() {
            var parameters = status(sid, "MessageStatus", "sent");
            String signed = signature(PUBLIC_URL + STATUSES + "?kind=SURVEY", parameters);

            expectRefused(
                    twilio.postSigned(STATUSES + "?kind=AGENT_REPLY", parameters, signed, _ -> {}),
                    "SIGNATURE_MISMATCH");
            assertThat(events(sid)).isEmpty();
        }
    }

    @Nested
    class ARefusal {

        @Test
        void ofAForgedWebhookIsKeptInertWithAllThatIsNeededToCheckItAgain() {
            var parameters = message(sid, "Body", "forged");

            expectRefused(
                    twilio.postSigned(MESSAGES + "?a=%20b", parameters, "bm90IHRoZSBzaWduYXR1cmU=", headers -> {
                        headers.set("X-Forwarded-For", "203.0.113.9");
                        headers.set("I-Twilio-Idempotency-Token", "token-2");
                    }),
                    "SIGNATURE_MISMATCH");

            assertThat(events(sid)).isEmpty();
            QuarantinedWebhook kept = quarantined(sid);
            assertThat(kept.reason()).isEqualTo("SIGNATURE_MISMATCH");
            assertThat(kept.path()).isEqualTo(MESSAGES);
            assertThat(kept.url()).isEqualTo(PUBLIC_URL + MESSAGES + "?a=%20b");
            assertThat(kept.signature()).isEqualTo("bm90IHRoZSBzaWduYXR1cmU=");
            assertThat(kept.contentType()).startsWith("application/x-www-form-urlencoded");
            assertThat(kept.idempotencyToken()).isEqualTo("token-2");
            assertThat(kept.remoteAddress()).isEqualTo("127.0.0.1");
            assertThat(kept.headerNames()).contains("X-Forwarded-For");
            assertThat(new String(kept.body(), StandardCharsets.UTF_8)).isEqualTo(TwilioCaller.form(parameters));
        }

        @Test
        void followsFromASignatureOverTheHostTheCallerChose() {
            var parameters = message(sid, "Body", "Oi");
            String chosen = signature("http://attacker.example" + MESSAGES, parameters);

            expectRefused(
                    twilio.postSigned(MESSAGES, parameters, chosen, headers -> {
                        headers.set(HttpHeaders.HOST, "attacker.example");
                        headers.set("X-Forwarded-Host", "attacker.example");
                    }),
                    "SIGNATURE_MISMATCH");
        }

        @Test
        void followsFromNoSignature() {
            expectRefused(
                    twilio.post(MESSAGES, message(sid), headers -> headers.remove("X-Twilio-Signature")),
                    "SIGNATURE_MISSING");
            assertThat(quarantined(sid).signature()).isNull();
        }

        @Test
        void followsFromAnAccountNobodyConfigured() {
            var parameters = List.of(
                    "MessageSid", sid, "AccountSid", "ACffffffffffffffffffffffffffffffff", "From", "a", "To", "b");

            expectRefused(twilio.post(MESSAGES, parameters), "ACCOUNT_UNKNOWN");
        }

        @ParameterizedTest
        @ValueSource(strings = {"From", "To"})
        void ofASignedWebhookNamesTheParameterThatIsMissing(String name) {
            var parameters = message(sid, "Body", "secret words");
            int at = parameters.indexOf(name);
            parameters.subList(at, at + 2).clear();

            twilio.post(MESSAGES, parameters)
                    .expectStatus()
                    .isBadRequest()
                    .expectHeader()
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:prosa:problem:parameter-malformed")
                    .jsonPath("$.parameter")
                    .isEqualTo(name)
                    .jsonPath("$.detail")
                    .isEqualTo(name + " is missing");
            assertThat(quarantined(sid).reason()).isEqualTo("PARAMETER_MALFORMED");
        }

        @Test
        void ofABodyThatCannotBeDecodedSaysWhere() {
            twilio.client()
                    .post()
                    .uri(MESSAGES)
                    .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                    .bodyValue("MessageSid=" + sid + "&Body=%GG")
                    .exchange()
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.type")
                    .isEqualTo("urn:prosa:problem:body-unreadable")
                    .jsonPath("$.detail")
                    .value(String.class, it -> assertThat(it).startsWith("'%' without two hexadecimal digits at byte"));
            assertThat(quarantined(sid).reason()).isEqualTo("BODY_UNREADABLE");
        }

        @Test
        void ofALargeBodyComesBeforeItIsRead() {
            var large = message(sid, "Body", "a".repeat(64 * 1024));

            expectProblem(twilio.post(MESSAGES, large), 413, "body-too-large");
            assertThat(events(sid)).isEmpty();
        }

        @Test
        void ofALargeBodyWithoutALengthComesToo() {
            var chunks = Flux.range(0, 80).map(_ -> "a".repeat(1024));

            expectProblem(
                    twilio.client()
                            .post()
                            .uri(MESSAGES)
                            .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                            .body(chunks, String.class)
                            .exchange(),
                    413,
                    "body-too-large");
        }

        @Test
        void ofAnyOtherContentTypeComes() {
            for (String type : List.of("text/plain", "multipart/form-data; boundary=x", "application/xml")) {
                expectProblem(
                        twilio.client()
                                .post()
                                .uri(MESSAGES)
                                .header(HttpHeaders.CONTENT_TYPE, type)
                                .bodyValue("x")
                                .exchange(),
                        415,
                        "media-type-unsupported");
            }
            expectProblem(twilio.client().post().uri(MESSAGES).exchange(), 415, "media-type-unsupported");
            expectProblem(
                    twilio.post(MESSAGES, message(sid), it -> it.set(HttpHeaders.CONTENT_ENCODING, "gzip")),
                    415,
                    "media-type-unsupported");
        }

        @Test
        void ofAnyOtherMethodComes() {
            expectProblem(twilio.client().get().uri(MESSAGES).exchange(), 405, "method-not-allowed")
                    .expectHeader()
                    .valueEquals(HttpHeaders.ALLOW, "POST");
        }

        @Test
        void ofAnyOtherPathComes() {
            expectProblem(twilio.client().get().uri("/webhooks/twilio").exchange(), 404, "not-found");
            expectProblem(twilio.post(MESSAGES + "/", message(sid)), 404, "not-found");
        }
    }

    @Test
    void healthTellsWhetherKafkaIsInReach() {
        twilio.client()
                .get()
                .uri("/actuator/health/readiness")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.components.kafka.details.state")
                .isEqualTo("IN_REACH");
    }

    @Test
    void everyAnswerIsCounted() {
        twilio.post(MESSAGES, message(sid, "Body", "Oi")).expectStatus().isOk();
        twilio.postSigned(MESSAGES, message(sid), "x", _ -> {}).expectStatus().isForbidden();

        String metrics = twilio.client()
                .get()
                .uri("/actuator/prometheus")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();

        assertThat(metrics)
                .containsPattern("prosa_ingress_webhooks_total\\{.*kind=\"message\",result=\"ACKNOWLEDGED\"} [1-9]")
                .containsPattern(
                        "prosa_ingress_webhooks_total\\{.*kind=\"message\",result=\"SIGNATURE_REFUSED\"} [1-9]")
                .containsPattern("prosa_ingress_webhooks_total\\{.*kind=\"status\",result=\"OVERLOADED\"} 0")
                .containsPattern("prosa_ingress_signature_failures_total\\{.*reason=\"SIGNATURE_MISMATCH\"} [1-9]")
                .containsPattern("prosa_ingress_quarantined_total\\{.*reason=\"SIGNATURE_MISMATCH\"} [1-9]")
                .containsPattern("prosa_ingress_quarantine_overflow_total\\{.*limit=\"RATE\"} 0")
                .containsPattern("prosa_ingress_acknowledgement_seconds_bucket\\{acknowledged=\"true\".*} [1-9]")
                .containsPattern("prosa_ingress_shed_total.* 0")
                .containsPattern("prosa_ingress_in_flight.* 0");
    }

    @Test
    void noLogLineHoldsWhatACustomerWroteOrANumber(CapturedOutput output) {
        twilio.post(MESSAGES, message(sid, "Body", "my secret")).expectStatus().isOk();
        twilio.postSigned(MESSAGES, message(sid, "Body", "my secret"), "x", _ -> {})
                .expectStatus()
                .isForbidden();
        twilio.post(MESSAGES, message(sid, "Body", "my secret", "NumMedia", "my secret"))
                .expectStatus()
                .isBadRequest();

        assertThat(output.getAll()).contains("webhook appended", "webhook quarantined", sid);
        assertThat(output.getAll()).doesNotContain("my secret", "5511987654321", "14155238886");
    }

    private static void expectRefused(WebTestClient.ResponseSpec response, String reason) {
        response.expectStatus()
                .isForbidden()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:prosa:problem:signature-refused")
                .jsonPath("$.status")
                .isEqualTo(403)
                .jsonPath("$.reason")
                .isEqualTo(reason)
                .jsonPath("$.traceId")
                .exists();
    }

    private static WebTestClient.ResponseSpec expectProblem(
            WebTestClient.ResponseSpec response, int status, String type) {
        response.expectStatus().isEqualTo(status).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
        response.expectBody().jsonPath("$.type").isEqualTo("urn:prosa:problem:" + type);
        return response;
    }

    private static List<ConsumerRecord<String, byte[]>> events(String sid) {
        return new TopicReader(KAFKA.bootstrapServers())
                .all(Topic.CONVERSATION_EVENTS, it -> header(it, "ce_id").startsWith(sid));
    }

    private static ConsumerRecord<String, byte[]> onlyEvent(String sid) {
        var events = events(sid);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    /// The last that holds the SID in its body.
    private static QuarantinedWebhook quarantined(String sid) {
        return new TopicReader(KAFKA.bootstrapServers())
                .all(Topic.QUARANTINED_WEBHOOKS, it -> it.key() == null).stream()
                        .map(WebhookEndpointTest::value)
                        .map(QuarantinedWebhook.class::cast)
                        .filter(it -> new String(it.body(), StandardCharsets.UTF_8).contains(sid))
                        .findAny()
                        .orElseThrow();
    }

    private static Object value(ConsumerRecord<String, byte[]> record) {
        try {
            return CloudEventRecords.read(record.headers(), record.value());
        } catch (UnreadableRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return CloudEventRecords.header(record.headers(), name);
    }
}
