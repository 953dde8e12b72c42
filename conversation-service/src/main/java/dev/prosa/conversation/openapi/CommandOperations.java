package dev.prosa.conversation.openapi;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;

/// What every command carries, and how it may end.
final class CommandOperations {

    private CommandOperations() {}

    static void complete(Operation operation) {
        operation.addParametersItem(new HeaderParameter()
                .name("Idempotency-Key")
                .description("Yours to choose, new for every command. The same key again has no second effect and"
                        + " gets the same answer.")
                .required(true)
                .schema(new StringSchema().minLength(1).maxLength(128).pattern("^[!-~]+$")));
        ApiResponses responses = operation.getResponses();
        Schemas.describeSuccess(operation, "Applied, or so already.");
        responses.addApiResponse("202", undecided());
        responses.addApiResponse("409", Schemas.refusal("Refused. The conversation stands as truth says."));
        responses.addApiResponse("413", Schemas.problem("The body is too large."));
        responses.addApiResponse("415", Schemas.problem("The body is not application/json."));
        responses.addApiResponse("422", Schemas.problem("The key was used for another command. Nothing was done."));
    }

    private static ApiResponse undecided() {
        return new ApiResponse()
                .description("On the log, and not decided yet. Ask at Location what became of it.")
                .addHeaderObject("Location", new Header().schema(new StringSchema()))
                .addHeaderObject(
                        "Retry-After", new Header().description("Seconds.").schema(new IntegerSchema()));
    }
}
