package dev.prosa.expiry.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SignInPropertiesTest {

    @Test
    void byDefaultNobodyIsTheOperator() {
        assertThat(bind(Map.of())).isEqualTo(new SignInProperties("", "http://localhost:8081/.well-known/jwks.json"));
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefusedAndNoneIsPrinted() {
        assertThatThrownBy(() -> bind(Map.of("prosa.sign-in.operator-token", "short")))
                .rootCause()
                .hasMessage("prosa.sign-in.operator-token has 5 characters; it must have 32 or more");
        assertThat(bind(Map.of("prosa.sign-in.operator-token", TestTokens.OPERATOR))
                        .toString())
                .doesNotContain(TestTokens.OPERATOR);
    }

    private static SignInProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("prosa.sign-in", SignInProperties.class);
    }
}
