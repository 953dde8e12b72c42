package dev.prosa.conversation.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.TimeoutPolicy;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class OrganizationsPropertiesTest {

    private static final String ACME = "prosa.organizations.acme.";

    @Test
    void noneIsFine() {
        assertThat(bind(Map.of()).organizations()).isEmpty();
    }

    @Test
    void anAddressIsEnough() {
        OrganizationPolicy policy = bind(Map.of(ACME + "channel-addresses", "whatsapp:+14155238886"))
                .organizations()
                .get("acme")
                .policy(3);

        assertThat(policy.language()).isEqualTo(Locale.ENGLISH);
        assertThat(policy.ownTexts()).isEmpty();
        assertThat(policy.policy().version()).isEqualTo(3);
        assertThat(policy.policy().assistantOn()).isFalse();
        assertThat(policy.policy().timeouts()).isEqualTo(TimeoutPolicy.DEFAULTS);
        assertThat(policy.policy().texts())
                .containsExactlyInAnyOrder(TextKind.IDLE_WARNING, TextKind.CONFIRMATION_QUESTION, TextKind.FAREWELL);
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
            timeouts.idle         | 0s                     | prosa.organizations.acme.timeouts.idle must be from PT0.1S to PT8760H: PT0S
            timeouts.idle-close   | 400d                   | prosa.organizations.acme.timeouts.idleClose must be from PT0.1S to PT8760H: PT9600H
            timeouts.reopenWindow | 25h                    | prosa.organizations.acme.timeouts.revisionWindow (PT24H) must not be shorter than timeouts.reopenWindow (PT25H)
            language              | fr                     | prosa.organizations.acme.language must be one of [en, pt-BR] but is 'fr'
            language              | portuguese, I guess    | prosa.organizations.acme.language must be one of [en, pt-BR] but is 'portuguese, I guess'
            texts                 | farewell,agent-reply   | prosa.organizations.acme.texts may hold [GREETING, IDLE_WARNING, CONFIRMATION_QUESTION, FAREWELL, SURVEY] but holds AGENT_REPLY
            own-texts.agent-reply | Hi                     | prosa.organizations.acme.own-texts may hold [ASSISTANT_FALLBACK, GREETING, IDLE_WARNING, CONFIRMATION_QUESTION, FAREWELL, SURVEY] but holds AGENT_REPLY
            own-texts.farewell    | ' '                    | prosa.organizations.acme.own-texts.FAREWELL must have 1 to 1600 characters, none of them U+0000, but has 0
            channel-addresses     | ''                     | prosa.organizations.acme.channel-addresses is empty. Say what customers write to.
            channel-addresses     | +14155238886,14155238886 | prosa.organizations.acme.channel-addresses[1] must be like 'whatsapp:+14155238886', '+14155238886' (quoted) or a short code but is '14155238886'
            """)
    void aBadValueStopsTheStartNamingThePropertyAndTheValue(String property, String value, String message) {
        Map<String, String> properties = new HashMap<>(Map.of(ACME + "channel-addresses", "whatsapp:+14155238886"));
        properties.put(ACME + property, value);

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(properties))
                .withStackTraceContaining(message);
    }

    @Test
    void anAddressHasOneOwner() {
        Map<String, String> properties = Map.of(
                ACME + "channel-addresses",
                "whatsapp:+14155238886",
                "prosa.organizations.rival.channel-addresses",
                "whatsapp:+14155238886");

        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(properties))
                .havingRootCause()
                .withMessageMatching("prosa\\.organizations\\.(acme|rival)\\.channel-addresses holds"
                        + " 'whatsapp:\\+14155238886', which is in prosa\\.organizations\\.(acme|rival) too");
    }

    @Test
    void aNameIsPlain() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> bind(Map.of("prosa.organizations[Ac me].channel-addresses", "+14155238886")))
                .havingRootCause()
                .withMessage(
                        "prosa.organizations: a name has lower-case letters, digits and hyphens only but is 'Ac me'");
    }

    private static OrganizationsProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("prosa", OrganizationsProperties.class);
    }
}
