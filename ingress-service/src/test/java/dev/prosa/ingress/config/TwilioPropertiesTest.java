package dev.prosa.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.ingress.config.TwilioProperties.Account;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioPropertiesTest {

    private static final PublicUrl LOCAL = PublicUrl.of("http://localhost:8080");
    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final Account ACCOUNT = new Account(List.of("secret"));

    @Test
    void withoutAnAccountTheStartFailsAndSaysWhatToSet() {
        assertThatThrownBy(() -> new TwilioProperties(LOCAL, null))
                .hasMessageContaining("prosa.twilio.accounts is empty")
                .hasMessageContaining("prosa.twilio.accounts.<account SID>.tokens[0]");
        assertThatThrownBy(() -> new TwilioProperties(LOCAL, Map.of())).hasMessageContaining("is empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {SID, "ac0123456789abcdef0123456789abcdef", "AC0123456789ABCDEF0123456789ABCDEF"})
    void anAccountIsFoundByItsSidWhateverCaseTheEnvironmentLeftIt(String key) {
        var twilio = new TwilioProperties(LOCAL, Map.of(key, ACCOUNT));

        assertThat(twilio.accounts()).containsOnlyKeys(SID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "AC123", "SM0123456789abcdef0123456789abcdef", SID + "0"})
    void anythingElseThanAnAccountSidIsRefusedByName(String key) {
        assertThatThrownBy(() -> new TwilioProperties(LOCAL, Map.of(key, ACCOUNT)))
                .hasMessageStartingWith("prosa.twilio.accounts." + key + " is no account SID");
    }

    @Test
    void anAccountNeedsOneTokenToFourAndNoneBlank() {
        for (var tokens : List.of(List.<String>of(), List.of("a", " "), Collections.nCopies(5, "a"))) {
            assertThatThrownBy(() -> new TwilioProperties(LOCAL, Map.of(SID, new Account(tokens))))
                    .hasMessageStartingWith("prosa.twilio.accounts." + SID + ".tokens has " + tokens.size());
        }
    }

    @Test
    void printedItShowsNoToken() {
        assertThat(new TwilioProperties(LOCAL, Map.of(SID, ACCOUNT)).toString()).doesNotContain("secret");
    }
}
