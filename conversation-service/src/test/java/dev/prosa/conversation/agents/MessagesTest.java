package dev.prosa.conversation.agents;

import static dev.prosa.conversation.agents.Rows.conversation;
import static dev.prosa.conversation.agents.Rows.delivery;
import static dev.prosa.conversation.agents.Rows.id;
import static dev.prosa.conversation.agents.Rows.message;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class MessagesTest extends QueriesOverHttp {

    private static final String MESSAGES = "/api/conversations/" + id(1) + "/messages";

    @BeforeEach
    void insertConversation() {
        insert(conversation(1));
    }

    @Test
    void theyAreToldInOrderWithWhatCameAlong() {
        insert(message(2)
                .with("author", "AGENT")
                .with("author_id", "ana")
                .with("kind", "AGENT_REPLY")
                .with("message_id", id(77))
                .with("body", "Olá!"));
        insert(message(1).with("message_sid", "SM1").with("details", """
                {"accountSid": "AC1", "media": [{"url": "https://x/1", "contentType": "image/png"}],
                 "location": {"latitude": 1.5, "longitude": 2.5}, "profileName": "Maria",
                 "parameters": [{"name": "Body", "value": "Oi"}]}"""));

        assertThat(get(MESSAGES)).isEqualTo(json("""
                {"items": [
                  {"position": 1, "session": 1, "author": "CUSTOMER", "messageSid": "SM1", "body": "Oi",
                   "media": [{"url": "https://x/1", "contentType": "image/png"}],
                   "location": {"latitude": 1.5, "longitude": 2.5}, "profileName": "Maria",
                   "at": "2026-11-02T09:00:00.000Z", "evidence": {"partition": 5, "offset": 101}},
                  {"position": 2, "session": 1, "author": "AGENT", "by": "ana", "kind": "AGENT_REPLY",
                   "messageId": "00000000-0000-0000-0000-000000000077", "body": "Olá!",
                   "at": "2026-11-02T09:00:00.000Z", "evidence": {"partition": 5, "offset": 102}}]}"""));
    }

    @Test
    void oursSayHowFarTheyGot() {
        insert(message(1).with("author", "AGENT").with("message_id", id(77)));
        insert(delivery("SM2", 5).with("status", "UNDELIVERED").with("error_code", "63016"));

        JsonNode message = get(MESSAGES).at("/items/0");

        assertThat(message.get("delivery")).isEqualTo(json("{\"status\": \"UNDELIVERED\", \"errorCode\": 63016}"));
        assertThat(message.get("messageSid").asString()).isEqualTo("SM2");
    }

    @Test
    void oneThatLeftTwiceCountsAsTheOneThatGotFurthest() {
        insert(message(1).with("author", "AGENT").with("message_id", id(77)));
        insert(delivery("SM3", 4).with("status", "SENT"));
        insert(delivery("SM2", 7).with("status", "READ"));

        assertThat(get(MESSAGES)
                        .get("items")
                        .valueStream()
                        .map(item -> item.at("/delivery/status").asString()))
                .containsExactly("READ");
    }

    @Test
    void theyGoOnAfterAPosition() {
        for (int position = 1; position <= 5; position++) {
            insert(message(position));
        }

        JsonNode first = get(MESSAGES + "?limit=2");
        JsonNode last = get(MESSAGES + "?limit=2&after=3");

        assertThat(positions(first)).containsExactly(1, 2);
        assertThat(first.get("next").asInt()).isEqualTo(2);
        assertThat(positions(last)).containsExactly(4, 5);
        assertThat(last.has("next")).isFalse();
        assertThat(positions(get(MESSAGES + "?after=5"))).isEmpty();
    }

    @Test
    void aPositionThatIsNoneIsRefused() {
        assertThat(problem(MESSAGES + "?after=-1", HttpStatus.BAD_REQUEST)
                        .get("detail")
                        .asString())
                .isEqualTo("after must be a whole number from 0 but is '-1'");
    }

    private static List<Integer> positions(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("position").asInt())
                .toList();
    }
}
