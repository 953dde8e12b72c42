package dev.prosa.ingress.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.input.Parameter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDecoderTest {

    @Test
    void everyValueBecomesAParameterOfItsName() throws UnreadableBodyException {
        Parameters parameters = decoded("""
                {"Body": "Oi 👋", "NumMedia": 1.10, "Forwarded": true, "Label": null,
                 "Tags": ["a", 2], "AddOns": {"status": "ok", "codes": [1]}}""");

        assertThat(parameters.all())
                .containsExactly(
                        new Parameter("Body", "Oi 👋"),
                        new Parameter("NumMedia", "1.10"),
                        new Parameter("Forwarded", "true"),
                        new Parameter("Label", ""),
                        new Parameter("Tags", "a"),
                        new Parameter("Tags", "2"),
                        new Parameter("AddOns", "{\"status\":\"ok\",\"codes\":[1]}"));
    }

    @Test
    void aNestedNumberKeepsItsValueHoweverLarge() throws UnreadableBodyException {
        assertThat(decoded("{\"AddOns\": {\"x\": 1e400, \"y\": 1.50}}").first("AddOns"))
                .isEqualTo("{\"x\":1E+400,\"y\":1.50}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "\"text\"",
                "{",
                "{\"a\":1} {}",
                "{\"a\":1,\"a\":2}",
                "{'a':1}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":[1,}",
                "{\"a\":{\"b\":1e888888888888888888888}}"
            })
    void anythingButOneObjectOfDistinctNamesIsRefused(String json) {
        assertThatThrownBy(() -> decoded(json)).isInstanceOf(UnreadableBodyException.class);
    }

    /// Jackson takes the Cyrillic letter for a 1.
    @Test
    void anEscapeIsOfHexadecimalDigits() throws UnreadableBodyException {
        assertThatThrownBy(() -> decoded("{\"a\": \"\\u000\u0431\"}")).isInstanceOf(UnreadableBodyException.class);
        assertThat(decoded("{\"a\": \"\\\\u000\u0431 \\u0041\"}").all())
                .containsExactly(new Parameter("a", "\\u000\u0431 A"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        byte[] latin = "{\"Body\":\"Olá\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JsonDecoder.decode(latin)).hasMessage("not UTF-8");
    }

    @Test
    void theMessageQuotesNothingTheCustomerWrote() {
        assertThatThrownBy(() -> decoded("{\"Body\": secret}")).hasMessageNotContaining("secret");
    }

    @Test
    void moreParametersThanTheLimitAreRefused() {
        String many = "{\"a\":[" + "1,".repeat(Parameters.LIMIT) + "1]}";

        assertThatThrownBy(() -> decoded(many)).hasMessage("more than 500 parameters");
    }

    private static Parameters decoded(String json) throws UnreadableBodyException {
        return JsonDecoder.decode(json.getBytes(StandardCharsets.UTF_8));
    }
}
