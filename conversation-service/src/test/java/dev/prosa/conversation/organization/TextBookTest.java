package dev.prosa.conversation.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TextBookTest {

    private static final Locale BRAZIL = Locale.of("pt", "BR");

    private final TextBook book = new TextBook();

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"AGENT_REPLY", "ASSISTANT_REPLY"})
    void everyTextOfTheMachineIsThereInBothLanguages(TextKind kind) {
        String english = book.text(policy(Locale.ENGLISH, Map.of()), kind);
        String portuguese = book.text(policy(BRAZIL, Map.of()), kind);

        assertThat(english).isNotBlank();
        assertThat(portuguese).isNotBlank().isNotEqualTo(english);
    }

    @Test
    void portugueseKeepsItsAccents() {
        assertThat(book.text(policy(BRAZIL, Map.of()), TextKind.IDLE_WARNING)).startsWith("Você ainda está aí?");
    }

    @Test
    void anOrganisationsOwnTextWins() {
        OrganizationPolicy own = policy(BRAZIL, Map.of(TextKind.FAREWELL, "Até logo!"));

        assertThat(book.text(own, TextKind.FAREWELL)).isEqualTo("Até logo!");
        assertThat(book.text(own, TextKind.SURVEY)).startsWith("Como foi");
    }

    @Test
    void aReplyIsNobodysTextButItsWriters() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> book.text(policy(BRAZIL, Map.of()), TextKind.AGENT_REPLY))
                .withMessage("AGENT_REPLY is no text of the machine's");
    }

    /// The JVM's own language must not leak into an organisation's.
    @Test
    void theLanguageOfTheHostDoesNotMatter() {
        Locale host = Locale.getDefault();
        Locale.setDefault(BRAZIL);
        try {
            assertThat(new TextBook().text(policy(Locale.ENGLISH, Map.of()), TextKind.GREETING))
                    .startsWith("Hello");
        } finally {
            Locale.setDefault(host);
        }
    }

    private static OrganizationPolicy policy(Locale language, Map<TextKind, String> ownTexts) {
        return new OrganizationPolicy(
                new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, false, Set.of()), language, ownTexts);
    }
}
