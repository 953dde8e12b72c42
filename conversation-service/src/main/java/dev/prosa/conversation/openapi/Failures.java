package dev.prosa.conversation.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponses;

/// How any request may fail.
final class Failures {

    private Failures() {}

    static void addTo(Operation operation, String path) {
        ApiResponses responses = operation.getResponses();
        responses.addApiResponse("400", Schemas.problem("Something in the request is not as it may be."));
        responses.addApiResponse("401", Schemas.problem("Nobody is signed in."));
        responses.addApiResponse(
                "503", Schemas.problem("Kafka or the database does not answer. Retry-After says when to try again."));
        if (path.contains("{conversationId}")) {
            responses.addApiResponse("404", Schemas.problem("The organisation has no such conversation."));
        }
    }
}
