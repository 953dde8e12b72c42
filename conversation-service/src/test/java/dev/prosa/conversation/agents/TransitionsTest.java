package dev.prosa.conversation.agents;

import static dev.prosa.conversation.agents.Rows.id;
import static dev.prosa.conversation.agents.Rows.transition;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TransitionsTest extends QueriesOverHttp {

    private static final String TRANSITIONS = "/api/conversations/" + id(1) + "/transitions";

    @Test
    void theySayWhatWasDecidedWithWhatAndWhy() {
        insert(transition(7)
                .with("input", "MessageReceived")
                .with("by_kind", "CUSTOMER")
                .with("from_status", "PROGRESS")
                .with("to_status", "WAITING_CLOSE")
                .with("policy_version", "2")
                .with("ownership_version", "1")
                .with("detector_version", "3")
                .with("confidence", "0.95")
                .with("answer", "NEITHER")
                .with("emitted", "conversation-updated.v1,armed-timer.v1,from-the-future.v9"));

        assertThat(get(TRANSITIONS)).isEqualTo(json("""
                {"items": [
                  {"at": "2026-11-02T09:00:00.000Z", "session": 1, "input": "MessageReceived",
                   "by": {"kind": "CUSTOMER"}, "decision": "ACCEPTED", "from": "PROGRESS", "to": "WAITING_CLOSE",
                   "policyVersion": 2, "ownershipVersion": 1, "detectorVersion": 3, "confidence": 0.95,
                   "answer": "NEITHER", "evidence": {"partition": 5, "offset": 7},
                   "emitted": [
                     {"topic": "conversation-updates", "type": "dev.prosa.conversation-updated.v1", "index": 0},
                     {"topic": "conversation-timers", "type": "dev.prosa.armed-timer.v1", "index": 1},
                     {"type": "dev.prosa.from-the-future.v9", "index": 2}]}]}"""));
    }

    /// Somebody gave a command at it, and was told so.
    @Test
    void theyAreToldOfAConversationThatNeverWas() {
        insert(transition(7)
                .with("session", "0")
                .with("input", "CloseRequested")
                .with("by_id", "ana")
                .with("decision", "REJECTED")
                .with("reason", "NO_SUCH_CONVERSATION")
                .with("detail", "at session 3"));

        assertThat(get(TRANSITIONS).at("/items/0")).isEqualTo(json("""
                {"at": "2026-11-02T09:00:00.000Z", "session": 0, "input": "CloseRequested",
                 "by": {"kind": "AGENT", "id": "ana"}, "decision": "REJECTED", "reason": "NO_SUCH_CONVERSATION",
                 "detail": "at session 3", "evidence": {"partition": 5, "offset": 7}, "emitted": []}"""));
    }

    @Test
    void theyGoOnAfterAnOffset() {
        for (int offset : new int[] {0, 10, 20, 30}) {
            insert(transition(offset));
        }

        JsonNode first = get(TRANSITIONS + "?limit=3");
        JsonNode last = get(TRANSITIONS + "?after=" + first.get("next").asInt());

        assertThat(offsets(first)).containsExactly(0, 10, 20);
        assertThat(offsets(last)).containsExactly(30);
    }

    private static List<Integer> offsets(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.at("/evidence/offset").asInt())
                .toList();
    }
}
