package dev.prosa.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// Identifies an organisation: whoever owns channel addresses and employs agents.
public record OrganizationId(@JsonValue UUID value) {

    /// @throws IllegalArgumentException if `text` is no UUID
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    /// The ID of an organisation that configuration names, such as the demo: UUIDv5 of
    /// `organization:` + name.
    public static OrganizationId named(String name) {
        return new OrganizationId(NameBasedUuid.of("organization:" + name));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
