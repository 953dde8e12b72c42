package dev.prosa.ingress.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyFormatTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "application/x-www-form-urlencoded; charset=UTF-8",
                "Application/X-WWW-Form-Urlencoded;charset=\"utf-8\""
            })
    void aFormIsKnownWhateverItsSpelling(String contentType) {
        assertThat(BodyFormat.of(contentType)).isEqualTo(BodyFormat.FORM);
    }

    @Test
    void jsonIsKnown() {
        assertThat(BodyFormat.of("application/json")).isEqualTo(BodyFormat.JSON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded; charset=iso-8859-1",
                "application/json-seq"
            })
    void anythingElseIsNot(String contentType) {
        assertThat(BodyFormat.of(contentType)).isNull();
        assertThat(BodyFormat.of(null)).isNull();
    }
}
