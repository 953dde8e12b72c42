package dev.prosa.contracts.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prosa.contracts.topic.Topic;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventRecordsTest {

    private static final Sample TIMER = OutputSamples.armedTimer();

    @Test
    void aRecordLiesOnItsTypesTopicUnderItsSubject() {
        ProducerRecord<String, byte[]> written = CloudEventRecords.of(TIMER.envelope(), TIMER.value());
        assertThat(written.topic()).isEqualTo("conversation-timers");
        assertThat(written.key()).isEqualTo(Sample.CONVERSATION.toString());
        assertThat(CloudEventRecords.topicOf(TIMER.value())).isEqualTo(Topic.CONVERSATION_TIMERS);
    }

    @Test
    void aTombstoneHasNoValueButATypeAndAVersion() throws UnreadableRecordException {
        ProducerRecord<String, byte[]> written =
                CloudEventRecords.of("conversation-timers", TIMER.envelope(), EventType.ARMED_TIMER, null);
        assertThat(written.value()).isNull();
        assertThat(CloudEventRecords.type(written.headers())).isEqualTo(EventType.ARMED_TIMER);
        assertThat(CloudEventRecords.version(written.headers())).isEqualTo(OutputSamples.VERSION);
    }

    @Test
    void whatIsNoContractCannotBeWritten() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CloudEventRecords.of(TIMER.envelope(), "text"))
                .withMessage("class java.lang.String is no contract");
    }

    @ParameterizedTest
    @EnumSource
    void aTypeIsFoundByItsNameAndByItsValue(EventType type) {
        assertThat(EventType.ofType(type.type())).contains(type);
        assertThat(EventType.of(Samples.full(type).value())).isEqualTo(type);
        assertThat(type.type()).matches("dev\\.prosa\\.[a-z]+(-[a-z]+)*\\.v[1-9][0-9]*");
    }

    @Nested
    class ARecordIsUnreadable {

        private final Map<String, String> headers = new LinkedHashMap<>(Map.of(
                "ce_specversion", "1.0",
                "ce_id", "7-4711-1",
                "ce_source", "/prosa/conversation-service",
                "ce_type", "dev.prosa.armed-timer.v1"));

        @Test
        void withoutHeaders() {
            headers.clear();
            assertUnreadable("{}", "no CloudEvent in binary mode");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type"})
        void withoutWhatEveryCloudEventHas(String header) {
            headers.remove(header);
            assertUnreadable("{}", "no CloudEvent in binary mode");
        }

        @ParameterizedTest
        @CsvSource({
            "ce_specversion, 9",
            "ce_source, ':::'",
            "ce_time, yesterday",
            "ce_dataschema, 'not a URI'",
            "ce_Not-A-Name, x"
        })
        void withAHeaderThatIsNone(String header, String value) {
            headers.put(header, value);
            assertUnreadable("{}", "no CloudEvent in binary mode");
        }

        @ParameterizedTest
        @ValueSource(strings = {"dev.prosa.armed-timer.v2", "dev.prosa.novel.v1", "armed-timer.v1", ""})
        void ofATypeNobodyKnows(String type) {
            headers.put("ce_type", type);
            assertUnreadable("{}", "unknown type " + type);
        }

        @Test
        void withoutAValue() {
            assertUnreadable(null, "no value");
        }

        @Test
        void withJsonNull() {
            assertUnreadable("null", "the value is JSON null");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{", "[]", "{}", "Oi", "{\"session\":1}", "{\"session\":1,\"fireAt\":\"soon\"}"})
        void withAValueThatDoesNotFit(String json) {
            assertUnreadable(json, "not a dev.prosa.armed-timer.v1");
        }

        /// Jackson by itself takes a malformed byte in a name for nothing.
        @ParameterizedTest
        @ValueSource(strings = {"{\"session\":1,\"fire\u00ffAt\":\"2026-11-02T09:00:00Z\"}", "{\"x\":\"\u00c3(\"}"})
        void withAValueThatIsNotUtf8(String json) {
            Headers kafka = new RecordHeaders();
            headers.forEach((name, value) -> kafka.add(name, value.getBytes(UTF_8)));
            assertThatExceptionOfType(UnreadableRecordException.class)
                    .isThrownBy(() -> CloudEventRecords.read(kafka, json.getBytes(ISO_8859_1)))
                    .withMessage("not a dev.prosa.armed-timer.v1: StreamReadException");
        }

        @Test
        void andTheMessageSaysWhere() {
            assertUnreadable(
                    "{\"session\":1,\"fireAt\":\"soon\"}",
                    "not a dev.prosa.armed-timer.v1: InvalidFormatException at"
                            + " dev.prosa.contracts.output.ArmedTimer[\"fireAt\"]");
        }

        /// A stack trace prints the causes as well.
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"conversationId\":\"Obrigado\"}",
                    "{\"conversationId\":Obrigado}",
                    "{\"receivedAt\":\"Obrigado\"}",
                    "{\"media\":\"Obrigado\"}",
                    "{\"location\":{\"latitude\":\"Obrigado\"}}",
                    "{\"messageSid\":\"Obrigado Obrigado Obrigado Obrigado Obrigado Obrigado Obrigado Obrigado\"}",
                    "\"Obrigado\"",
                    "Obrigado"
                })
        void andNeitherMessageNorStackTraceQuotesTheCustomer(String json) {
            headers.put("ce_type", "dev.prosa.message-received.v1");
            StringWriter trace = new StringWriter();
            assertUnreadable(json, "not a dev.prosa.message-received.v1").printStackTrace(new PrintWriter(trace, true));
            assertThat(trace.toString()).doesNotContain("Obrigado");
        }

        @ParameterizedTest
        @ValueSource(strings = {"ce_specversion", "ce_type", "ce_source", "ce_time", "ce_dataschema"})
        void andNeitherMessageNorStackTraceQuotesAHeader(String name) {
            headers.put(name, ":Obrigado, Bia");
            StringWriter trace = new StringWriter();
            assertUnreadable("{}", "").printStackTrace(new PrintWriter(trace, true));
            assertThat(trace.toString()).doesNotContain("Obrigado");
        }

        private UnreadableRecordException assertUnreadable(@Nullable String json, String message) {
            Headers kafka = new RecordHeaders();
            headers.forEach((name, value) -> kafka.add(name, value.getBytes(UTF_8)));
            return assertThatExceptionOfType(UnreadableRecordException.class)
                    .isThrownBy(() -> CloudEventRecords.read(kafka, json == null ? null : json.getBytes(UTF_8)))
                    .withMessageStartingWith(message)
                    .actual();
        }
    }

    @Nested
    class AVersionIsUnreadable {

        @Test
        void withoutAnId() {
            assertThatExceptionOfType(UnreadableRecordException.class)
                    .isThrownBy(() -> CloudEventRecords.version(new RecordHeaders()))
                    .withMessage("no ce_id");
        }

        @Test
        void whereTheIdIsNoVersion() {
            Headers headers = CloudEventRecords.of(
                            InputSamples.messageReceived().envelope(),
                            InputSamples.messageReceived().value())
                    .headers();
            assertThatExceptionOfType(UnreadableRecordException.class)
                    .isThrownBy(() -> CloudEventRecords.version(headers))
                    .withMessageEndingWith("is no record version (partition-offset-index)");
        }
    }
}
