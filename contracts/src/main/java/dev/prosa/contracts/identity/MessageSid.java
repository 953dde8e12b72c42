package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The channel's own name of a message, such as Twilio's `SM…` and `MM…`.
///
/// 1 to 64 characters.
public record MessageSid(@JsonValue String value) {

    /// @throws IllegalArgumentException if the value is blank or longer than 64 characters
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public MessageSid {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("a message SID must have 1 to 64 characters: '" + value + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
