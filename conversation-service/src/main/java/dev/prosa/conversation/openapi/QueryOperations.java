package dev.prosa.conversation.openapi;

import dev.prosa.contracts.vocabulary.ConversationStatus;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// The parameters of queries, which the controllers take as they come to refuse those they do not
/// know, and what only some of them answer.
final class QueryOperations {

    private QueryOperations() {}

    static void complete(Operation operation, String path) {
        List<Parameter> known = operation.getParameters();
        if (known != null) {
            known.removeIf(parameter -> "parameters".equals(parameter.getName()));
        }
        switch (path) {
            case "/api/conversations" -> search(operation);
            case "/api/conversations/{conversationId}/messages" -> paging(operation, "The position to go on from.");
            case "/api/conversations/{conversationId}/transitions" -> paging(operation, "The offset to go on from.");
            case "/api/conversations/{conversationId}/commands/{commandId}" -> command(operation);
            case "/api/conversations/stream" -> stream(operation);
            default -> {}
        }
    }

    private static void search(Operation operation) {
        add(operation, "status", "One or several, separated by commas.", statuses())
                .explode(false)
                .style(Parameter.StyleEnum.FORM);
        add(operation, "servedBy", "An agent's ID, or ASSISTANT.", new StringSchema());
        add(operation, "mine", "Those that the caller serves.", new BooleanSchema());
        add(operation, "unassigned", "Open ones that nobody serves.", new BooleanSchema());
        add(operation, "overdue", "Those past their deadline.", new BooleanSchema());
        add(operation, "customer", "Like +5511987654321 or whatsapp:+5511987654321.", new StringSchema());
        add(operation, "limit", "50 by default.", limit());
        add(operation, "cursor", "The 'next' of the answer before.", new StringSchema());
    }

    private static Schema<?> statuses() {
        StringSchema status = new StringSchema();
        Arrays.stream(ConversationStatus.values()).map(Enum::name).forEach(status::addEnumItem);
        return new ArraySchema().items(status);
    }

    private static void paging(Operation operation, String after) {
        add(operation, "after", after, new IntegerSchema().format("int64"));
        add(operation, "limit", "50 by default.", limit());
    }

    private static Schema<?> limit() {
        return new IntegerSchema().minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(200));
    }

    private static void command(Operation operation) {
        Schemas.describeSuccess(operation, "Applied, or was so already.");
        operation.getResponses().addApiResponse("409", Schemas.refusal("It was refused."));
        operation
                .getResponses()
                .addApiResponse(
                        "404",
                        Schemas.problem("The organisation has no such conversation, or nothing is decided yet."));
    }

    private static void stream(Operation operation) {
        Content events = new Content().addMediaType("text/event-stream", new MediaType().schema(new StringSchema()));
        operation
                .getResponses()
                .addApiResponse(
                        "200",
                        new ApiResponse()
                                .description("Events begin, conversation-updated and reset, each with an ID to resume"
                                        + " from.")
                                .content(events))
                .addApiResponse("429", Schemas.problem("The organisation has as many streams open as it may."));
    }

    private static Parameter add(Operation operation, String name, String description, Schema<?> schema) {
        Parameter parameter =
                new QueryParameter().name(name).description(description).schema(schema);
        operation.addParametersItem(parameter);
        return parameter;
    }
}
