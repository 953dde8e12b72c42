package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.prosa.contracts.vocabulary.Channel;

/// One end of a conversation as the channel writes it: `whatsapp:+5511987654321`, `+14155238886`, a
/// short code.
///
/// 1 to 256 characters, kept verbatim: the conversation's ID is made of its bytes.
public record Address(@JsonValue String value) {

    /// @throws IllegalArgumentException if the value is blank, longer than 256 characters or
    ///     contains `|`
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Address {
        if (value.isBlank() || value.length() > 256 || value.indexOf('|') >= 0) {
            throw new IllegalArgumentException("an address must have 1 to 256 characters and no '|'");
        }
    }

    /// The channel the address belongs to: WhatsApp where it says so, SMS otherwise.
    public Channel channel() {
        return value.startsWith("whatsapp:") ? Channel.WHATSAPP : Channel.SMS;
    }

    /// Never the number itself: addresses are personal data and must not reach a log by accident.
    @Override
    public String toString() {
        return channel() + ":…";
    }
}
