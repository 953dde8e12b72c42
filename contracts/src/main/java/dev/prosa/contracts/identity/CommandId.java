package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Identifies a command, as its sender chose it (the `Idempotency-Key`): the same ID twice has one
/// effect.
///
/// 1 to 128 characters.
public record CommandId(@JsonValue String value) {

    /// @throws IllegalArgumentException if the value is blank or longer than 128 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("a command ID must have 1 to 128 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
