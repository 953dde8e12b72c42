package dev.prosa.conversation.agents;

import static dev.prosa.conversation.agents.Rows.ACME;
import static dev.prosa.conversation.agents.Rows.RIVAL;
import static dev.prosa.conversation.agents.Rows.conversation;
import static dev.prosa.conversation.agents.Rows.id;
import static dev.prosa.conversation.agents.Rows.message;
import static dev.prosa.conversation.agents.Rows.transition;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/// Another organisation's conversation is not there.
class ForeignConversationTest extends QueriesOverHttp {

    @ParameterizedTest
    @ValueSource(strings = {"", "/messages", "/transitions"})
    void whoseItIsSeesItAndNobodyElse(String part) {
        insert(conversation(1));
        insert(message(1));
        insert(transition(100).with("organization_id", ACME));
        String path = "/api/conversations/" + id(1) + part;

        signIn(ACME, "ana");
        get(path);
        signIn(RIVAL, "rui");
        assertThat(problem(path, HttpStatus.NOT_FOUND).get("type").asString())
                .isEqualTo("urn:prosa:problem:no-such-conversation");
    }

    /// Where an address changed hands, each organisation sees what was its own.
    @Test
    void whatWasSaidToAnotherOrganisationIsNotSeen() {
        insert(conversation(1).with("organization_id", RIVAL));
        insert(message(1));
        insert(message(2).with("organization_id", RIVAL));
        insert(transition(100).with("organization_id", ACME));
        insert(transition(101).with("organization_id", RIVAL));
        signIn(RIVAL, "rui");

        assertThat(get("/api/conversations/" + id(1) + "/messages").get("items"))
                .hasSize(1);
        assertThat(get("/api/conversations/" + id(1) + "/transitions").get("items"))
                .hasSize(1);
    }
}
