package dev.prosa.conversation.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInPropertiesTest {

    @Test
    void theDefaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new SignInProperties(
                        Duration.ofHours(8),
                        10,
                        Duration.ofMinutes(15),
                        12,
                        "",
                        "",
                        "",
                        "prosa_organization",
                        "prosa_role"));
    }

    @ParameterizedTest
    @CsvSource({"token-lifetime, 59s", "attempts, 0", "window, 25h", "hash-strength, 17", "operator-token, short"})
    void aBadValueIsNamed(String property, String value) {
        assertThatThrownBy(() -> bind(Map.of(property, value)))
                .rootCause()
                .hasMessageStartingWith("prosa.sign-in." + property)
                .hasMessageContaining(" must ");
    }

    @Test
    void anIssuersTokensAreForSomebody() {
        Map<String, String> issuer = Map.of("issuer-uri", "https://login.example");

        assertThatThrownBy(() -> bind(issuer))
                .rootCause()
                .hasMessage("prosa.sign-in.audience is missing: say what https://login.example calls this service in"
                        + " the 'aud' of its tokens");
        assertThat(bind(Map.of("issuer-uri", "https://login.example", "audience", "prosa"))
                        .audience())
                .isEqualTo("prosa");
    }

    private static SignInProperties bind(Map<String, String> properties) {
        Map<String, String> named = new HashMap<>();
        properties.forEach((name, value) -> named.put("prosa.sign-in." + name, value));
        return new Binder(new MapConfigurationPropertySource(named))
                .bindOrCreate("prosa.sign-in", SignInProperties.class);
    }
}
