package dev.prosa.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com,           https://example.com,          https://example.com:443",
        "http://example.com/,           http://example.com,           http://example.com:80",
        "https://example.com:8443/in//, https://example.com:8443/in,  https://example.com/in",
        "http://localhost:8080,         http://localhost:8080,        http://localhost",
        "https://[2001:db8::1],         https://[2001:db8::1],        https://[2001:db8::1]:443"
    })
    void itIsKnownWithAndWithoutItsPort(String configured, String first, String second) {
        assertThat(PublicUrl.of(configured).bases()).containsExactly(first, second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "ftp://example.com",
                "https://",
                "https:///path",
                "https://example.com?a=b",
                "https://example.com#f",
                "https://exa mple.com"
            })
    void whatNobodyCouldReachIsRefusedByName(String configured) {
        assertThatThrownBy(() -> PublicUrl.of(configured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("prosa.twilio.public-url is '" + configured + "': ");
    }

    @Test
    void aPasswordInItIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> PublicUrl.of("https://user:hunter2@example.com"))
                .hasMessageContaining("no user and password")
                .hasMessageNotContaining("hunter2");
    }
}
