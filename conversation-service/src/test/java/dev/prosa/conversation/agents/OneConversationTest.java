package dev.prosa.conversation.agents;

import static dev.prosa.conversation.agents.Rows.closed;
import static dev.prosa.conversation.agents.Rows.conversation;
import static dev.prosa.conversation.agents.Rows.id;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class OneConversationTest extends QueriesOverHttp {

    @Test
    void onlyThisMachineMayAskByDefault() {
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void anOpenOneIsToldWhole() {
        insert(conversation(1)
                .with("status", "IDLE")
                .with("served_by_kind", "AGENT")
                .with("served_by", "ana")
                .with("served_since", "2026-11-02T09:01:00Z")
                .with("deadline", "2026-11-02T10:20:00Z")
                .with("leads_to", "IDLE_TIMEOUT"));

        assertThat(get("/api/conversations/" + id(1))).isEqualTo(json("""
                {"conversationId": "00000000-0000-0000-0000-000000000001",
                 "organizationId": "00000000-0000-0000-0000-00000000000a",
                 "session": 1, "revision": 0, "status": "IDLE",
                 "channelAddress": "whatsapp:+14155238886", "customerAddress": "whatsapp:+5511900000001",
                 "servedBy": {"kind": "AGENT", "id": "ana"}, "servedSince": "2026-11-02T09:01:00.000Z",
                 "openedAt": "2026-11-02T09:00:00.000Z", "deadline": "2026-11-02T10:20:00.000Z",
                 "leadsTo": "IDLE_TIMEOUT", "lastPosition": 3, "updatedAt": "2026-11-02T09:20:00.000Z"}
                """));
    }

    @Test
    void aClosedOneSaysHowAndByWhom() {
        insert(closed(1)
                .with("close_reason", "USER_CLOSED")
                .with("closed_by_kind", "CUSTOMER")
                .with("closed_at", "2026-11-02T09:19:59.999Z"));

        JsonNode item = get("/api/conversations/" + id(1));

        assertThat(item.get("closeReason").asString()).isEqualTo("USER_CLOSED");
        assertThat(item.get("closedBy")).isEqualTo(json("{\"kind\": \"CUSTOMER\"}"));
        assertThat(item.get("closedAt").asString()).isEqualTo("2026-11-02T09:19:59.999Z");
        assertThat(item.has("deadline")).isFalse();
    }

    @ParameterizedTest(name = "…{0}")
    @ValueSource(strings = {"", "/messages", "/transitions"})
    void oneThatNeverWasIsNotFound(String path) {
        assertThat(problem("/api/conversations/" + id(9) + path, HttpStatus.NOT_FOUND))
                .isEqualTo(json("""
                {"type": "urn:prosa:problem:no-such-conversation", "title": "No such conversation", "status": 404,
                 "detail": "There is no conversation 00000000-0000-0000-0000-000000000009.",
                 "instance": "/api/conversations/%s"}""".formatted(id(9) + path)));
    }

    @ParameterizedTest(name = "…{0}")
    @ValueSource(strings = {"", "/messages", "/transitions"})
    void oneIsNamedByAUuid(String path) {
        assertThat(problem("/api/conversations/x" + path, HttpStatus.BAD_REQUEST)
                        .get("detail")
                        .asString())
                .isEqualTo("conversationId must be a UUID but is 'x'");
    }
}
