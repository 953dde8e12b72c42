package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.input.MessageReceived.Button;
import dev.prosa.contracts.input.MessageReceived.RepliedTo;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.vocabulary.Actor;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class JsonTest {

    @Nested
    class AnInstant {

        @ParameterizedTest
        @CsvSource({
            "2026-11-02T09:00:00Z, 2026-11-02T09:00:00.000Z",
            "2026-11-02T09:00:00.120Z, 2026-11-02T09:00:00.120Z",
            "2026-11-02T09:00:00.123999999Z, 2026-11-02T09:00:00.123Z",
            "0001-01-01T00:00:00Z, 0001-01-01T00:00:00.000Z",
        })
        void isWrittenInUtcWithMilliseconds(Instant instant, String written) {
            assertThat(Json.writeText(instant)).isEqualTo('"' + written + '"');
        }

        @ParameterizedTest
        @ValueSource(strings = {"2026-11-02T09:00:00.000Z", "2026-11-02T09:00:00Z", "2026-11-02T10:00:00+01:00"})
        void isReadWithAnyOffsetAndFraction(String text) {
            assertThat(Json.read('"' + text + '"', Instant.class)).isEqualTo("2026-11-02T09:00:00Z");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "1.5", "\"\"", "\"1730538000\"", "\"2026-11-02\"", "\"yesterday\"", "{}", "[]"})
        void isNeverGuessed(String json) {
            assertUnreadable(json, Instant.class);
        }
    }

    @Nested
    class AProperty {

        @Test
        void isLeftOutRatherThanNull() {
            assertThat(Json.writeText(new Button(null, "yes"))).isEqualTo("{\"payload\":\"yes\"}");
        }

        @Test
        void keepsTheOrderOfTheRecord() {
            assertThat(Json.writeText(new ArmedTimer(3, Sample.NINE)))
                    .isEqualTo("{\"session\":3,\"fireAt\":\"2026-11-02T09:00:00.125Z\"}");
        }

        @Test
        void thatNobodyKnowsIsIgnored() {
            assertThat(Json.read("{\"payload\":\"yes\",\"novel\":{\"a\":[1]}}", Button.class))
                    .isEqualTo(new Button(null, "yes"));
        }

        @Test
        void thatMayBeMissingIsNullWhenItIs() {
            assertThat(Json.read("{}", Button.class)).isEqualTo(new Button(null, null));
            assertThat(Json.read("{\"text\":null}", Button.class)).isEqualTo(new Button(null, null));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{}",
                    "{\"session\":1}",
                    "{\"session\":1,\"fireAt\":null}",
                    "{\"session\":null,\"fireAt\":\"2026-11-02T09:00:00Z\"}",
                    "{\"fireAt\":\"2026-11-02T09:00:00Z\"}"
                })
        void thatMustBeThereIsMissed(String json) {
            assertUnreadable(json, ArmedTimer.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"name\":\"a\"}", "{\"name\":\"a\",\"value\":null}"})
        void thatIsTextIsMissedToo(String json) {
            assertUnreadable(json, Parameter.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "{\"messageSid\":null}", "{\"messageSid\":\"\"}"})
        void thatIsAnIdIsMissedToo(String json) {
            assertUnreadable(json, RepliedTo.class);
        }
    }

    @Nested
    class AValueOfAnotherType {

        @ParameterizedTest
        @ValueSource(strings = {"\"1\"", "1.7", "1.0", "true", "\"\"", "[1]", "99999999999"})
        void isNoInteger(String json) {
            assertUnreadable("{\"session\":" + json + ",\"fireAt\":\"2026-11-02T09:00:00Z\"}", ArmedTimer.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "true", "{}", "[\"a\"]"})
        void isNoText(String json) {
            assertUnreadable("{\"name\":\"a\",\"value\":" + json + "}", Parameter.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "\"0\"", "\"\"", "\"agent\"", "\"NOBODY\"", "null"})
        void isNoEnum(String json) {
            assertUnreadable("{\"kind\":" + json + "}", Actor.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "[]", "\"text\"", "1", "{\"kind\":\"AGENT\"} {}", "{\"kind\":\"AGENT\""})
        void isNoRecord(String json) {
            assertUnreadable(json, Actor.class);
        }
    }

    @Test
    void anIdIsItsBareValue() {
        assertThat(Json.writeText(List.of(new MessageSid("SM1")))).isEqualTo("[\"SM1\"]");
    }

    private static void assertUnreadable(String json, Class<?> type) {
        assertThatExceptionOfType(JacksonException.class).as(json).isThrownBy(() -> Json.read(json, type));
    }
}
