package dev.prosa.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.input.Parameter;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// What the wire bears: any text of ours, and any record of anybody's.
class AnythingTest {

    private static final String TIMER = "{\"session\":1,\"fireAt\":\"2026-11-02T09:00:00.000Z\"}";

    @Property
    void anyTextComesThrough(@ForAll("texts") String text) {
        Parameter parameter = new Parameter("Body", text);
        assertThat(Json.read(Json.write(parameter), Parameter.class)).isEqualTo(parameter);
        assertThat(Json.read(Json.writeText(parameter), Parameter.class)).isEqualTo(parameter);
    }

    @Property
    void anyHeadersAreReadOrRefused(@ForAll("headers") Map<String, byte @Nullable []> foreign) {
        Headers headers = new RecordHeaders();
        foreign.forEach(headers::add);
        try {
            CloudEventRecords.read(headers, TIMER.getBytes(UTF_8));
        } catch (UnreadableRecordException e) {
            assertThat(e).hasMessageMatching("(?s)(no CloudEvent in binary mode: |unknown type ).*");
        }
    }

    @Property
    void anyBytesAreReadOrRefused(@ForAll byte[] value, @ForAll EventType type) {
        Headers headers = CloudEventRecords.of(
                        Samples.full(type).envelope(), Samples.full(type).value())
                .headers();
        try {
            CloudEventRecords.read(headers, value);
        } catch (UnreadableRecordException e) {
            assertThat(e).hasMessageMatching("(not a " + type.type() + ": |the value is JSON null).*");
        }
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(
                        "", "\0", "\r\n", "\"\\", "\u2028", "👩‍👩‍👧", "a\u0301", "\ufeff", "\ud83d", "x\udc00y"));
    }

    /// Often nearly right, so that each step of the reading is reached.
    @Provide
    Arbitrary<Map<String, byte @Nullable []>> headers() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "content-type", "ce_"),
                Arbitraries.strings().ofMaxLength(4).map(name -> "ce_" + name));
        Arbitrary<byte[]> values = Arbitraries.oneOf(
                        Arbitraries.of("1.0", "dev.prosa.armed-timer.v1", "application/cloudevents+json", "/x", ""),
                        Arbitraries.strings().ofMaxLength(8))
                .map(text -> text.getBytes(UTF_8));
        return Arbitraries.maps(names, values.injectNull(0.1)).ofMaxSize(8);
    }
}
