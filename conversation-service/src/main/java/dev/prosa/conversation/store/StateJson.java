package dev.prosa.conversation.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.domain.ConversationInput;
import dev.prosa.conversation.domain.ConversationState;
import tools.jackson.databind.json.JsonMapper;

/// The folded state as JSON: the name of its record and its components. The domain knows nothing
/// of it.
final class StateJson {

    private static final JsonMapper MAPPER = Json.MAPPER
            .rebuild()
            .addMixIn(ConversationState.class, Named.class)
            .addMixIn(ConversationInput.class, Named.class)
            .build();

    private StateJson() {}

    static String write(ConversationState.WithSession state) {
        return MAPPER.writerFor(ConversationState.class).writeValueAsString(state);
    }

    /// @throws IllegalStateException if the JSON is no state this version knows
    static ConversationState.WithSession read(String json) {
        if (MAPPER.readValue(json, ConversationState.class) instanceof ConversationState.WithSession state) {
            return state;
        }
        throw new IllegalStateException("a stored conversation has a session");
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "is")
    private interface Named {}
}
