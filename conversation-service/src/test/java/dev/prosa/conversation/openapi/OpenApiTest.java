package dev.prosa.conversation.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.Api;
import dev.prosa.conversation.RunningService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What the service says of its interface is what stands in the reference, so no change to it goes
/// unseen. `-Dprosa.openapi.write=true` writes the reference anew.
class OpenApiTest {

    private static final Path REFERENCE = Path.of("../docs/reference/openapi.json");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.withClocks();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theInterfaceIsTheOneInTheReference() throws IOException {
        JsonNode served =
                JSON.readTree(Api.of(service).get("/v3/api-docs").response().body());
        if (Boolean.getBoolean("prosa.openapi.write")) {
            Files.writeString(REFERENCE, JSON.writeValueAsString(served) + "\n");
        }

        assertThat(JSON.writeValueAsString(served) + "\n").isEqualTo(Files.readString(REFERENCE));
    }

    @Test
    void everyRequestSaysHowItFails() {
        JsonNode paths = Api.of(service).get("/v3/api-docs").body().get("paths");

        assertThat(paths.propertyNames())
                .contains(
                        "/api/conversations/stream",
                        "/api/conversations/{conversationId}/accept",
                        "/api/conversations/{conversationId}/replies",
                        "/api/conversations/{conversationId}/transfers",
                        "/api/conversations/{conversationId}/notes",
                        "/api/conversations/{conversationId}/close",
                        "/api/conversations/{conversationId}/commands/{commandId}");
        for (JsonNode path : paths) {
            for (JsonNode operation : path) {
                assertThat(operation
                                .at("/responses/400/content/application~1problem+json/schema/$ref")
                                .asString())
                        .as(operation.get("operationId").asString())
                        .isEqualTo("#/components/schemas/Problem");
            }
        }
    }
}
