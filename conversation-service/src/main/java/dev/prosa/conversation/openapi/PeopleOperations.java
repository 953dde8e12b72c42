package dev.prosa.conversation.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.responses.ApiResponses;

/// How requests about organisations and people may end.
final class PeopleOperations {

    private PeopleOperations() {}

    static void complete(Operation operation, String path) {
        ApiResponses responses = operation.getResponses();
        switch (path) {
            case "/api/tokens" ->
                responses.addApiResponse(
                        "429", Schemas.problem("Too many wrong passwords. Retry-After says when to try again."));
            case "/api/invitations/accepted" -> {
                responses.addApiResponse("404", Schemas.problem("The invitation is unknown, used or too old."));
                responses.addApiResponse("409", Schemas.problem("Somebody has that address or ID already."));
            }
            default -> {
                responses.addApiResponse("403", Schemas.problem("The role may not do this."));
                responses.addApiResponse("404", Schemas.problem("The organisation has no such thing."));
                responses.addApiResponse("409", Schemas.problem("It is taken. Nothing was changed."));
            }
        }
    }
}
