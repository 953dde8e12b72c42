package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Identifies who serves: an agent's or a supervisor's subject as the issuer of tokens names it.
///
/// 1 to 128 characters.
public record AgentId(@JsonValue String value) {

    /// @throws IllegalArgumentException if the value is blank or longer than 128 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AgentId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("an agent ID must have 1 to 128 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
