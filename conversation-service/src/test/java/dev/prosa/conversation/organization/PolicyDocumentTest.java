package dev.prosa.conversation.organization;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {

    private static final OrganizationPolicy POLICY = new OrganizationPolicy(
            new ConversationPolicy(4, TimeoutPolicy.DEFAULTS, true, Set.of(TextKind.SURVEY, TextKind.GREETING)),
            Locale.of("pt", "BR"),
            Map.of(TextKind.SURVEY, "De 1 a 5?", TextKind.GREETING, "Olá!"));

    /// Rows are written once and read for ever: this text must stay readable.
    private static final String WRITTEN = """
            {"timeouts":{"pending":"PT48H","progress":"PT24H","idle":"PT15M","idleClose":"PT1H",\
            "confirmation":"PT10M","closingGrace":"PT3M","reopenWindow":"PT10M","revisionWindow":"PT24H"},\
            "assistant":true,"texts":["GREETING","SURVEY"],"language":"pt-BR",\
            "ownTexts":{"GREETING":"Olá!","SURVEY":"De 1 a 5?"}}""";

    @Test
    void aPolicyIsWrittenLikeThis() {
        assertThat(PolicyDocument.of(POLICY).json()).isEqualTo(WRITTEN);
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        assertThat(PolicyDocument.read(WRITTEN).policy(4)).isEqualTo(POLICY);
    }
}
