package dev.prosa.conversation.openapi;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/// The shapes of answers.
final class Schemas {

    private static final String PROBLEM = "Problem";
    private static final String REFUSAL = "Refusal";

    private Schemas() {}

    static void addTo(Components components) {
        components.addSchemas(PROBLEM, problem().description("Why a request was not answered (RFC 9457)."));
        components.addSchemas(
                REFUSAL,
                problem()
                        .description("Why a command was refused, and what is true instead.")
                        .addProperty("reason", new StringSchema().example("ALREADY_ACCEPTED"))
                        .addProperty("commandId", new StringSchema())
                        .addProperty("truth", reference("Truth"))
                        .addProperty("answeredAt", new StringSchema().format("date-time"))
                        .addProperty("evidence", reference("Evidence")));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("type", new StringSchema().example("urn:prosa:problem:already-accepted"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is so, and what to do."))
                .addProperty("instance", new StringSchema())
                .addProperty("parameter", new StringSchema().description("The one at fault."))
                .addProperty("allowed", new StringSchema().description("What it may be."));
    }

    private static Schema<?> reference(String name) {
        return new Schema<>().$ref("#/components/schemas/" + name);
    }

    /// Says when a request that succeeds is answered so.
    static void describeSuccess(Operation operation, String when) {
        ApiResponse success = operation.getResponses().get("200");
        if (success != null) {
            success.description(when);
        }
    }

    static ApiResponse problem(String when) {
        return response(when, PROBLEM);
    }

    static ApiResponse refusal(String when) {
        return response(when, REFUSAL);
    }

    private static ApiResponse response(String when, String schema) {
        return new ApiResponse()
                .description(when)
                .content(new Content()
                        .addMediaType("application/problem+json", new MediaType().schema(reference(schema))));
    }
}
