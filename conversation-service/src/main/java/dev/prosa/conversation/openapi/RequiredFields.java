package dev.prosa.conversation.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;

/// What a request's body must say. The controllers take it without, to name in a problem what is
/// missing, so nothing else says it to machines.
final class RequiredFields {

    private static final Map<String, List<String>> BY_SCHEMA = Map.of(
            "Reply", List.of("body"),
            "Note", List.of("body"),
            "Close", List.of("seen"),
            "SignIn", List.of("email", "password"),
            "Acceptance", List.of("token", "password"),
            "AddressGiven", List.of("address"),
            "Newcomer", List.of("agentId", "name", "email", "role"),
            "Registration", List.of("name", "administrator"),
            "Administrator", List.of("agentId", "name", "email", "password"));

    private RequiredFields() {}

    /// @throws IllegalStateException if the description has no such field
    static void markIn(Components components) {
        BY_SCHEMA.forEach((name, fields) -> {
            Schema<?> schema = components.getSchemas().get(name);
            if (schema == null || !schema.getProperties().keySet().containsAll(fields)) {
                throw new IllegalStateException("a request's body " + name + " has no longer all of " + fields);
            }
            fields.forEach(schema::addRequiredItem);
        });
    }
}
