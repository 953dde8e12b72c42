package dev.prosa.conversation.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.Api;
import dev.prosa.conversation.RunningService;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
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
    private static final String OPERATOR = "0123456789abcdef0123456789abcdef";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.with("prosa.sign-in.operator-token=" + OPERATOR);
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

    /// An empty body is refused by those, and by those only, that say they require something.
    @Test
    void whatABodyMustSayIsWhatTheDescriptionRequires() {
        JsonNode described = Api.of(service).get("/v3/api-docs").body();
        int requiring = 0;
        for (var path : described.get("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                String schema = operation
                        .getValue()
                        .at("/requestBody/content/application~1json/schema/$ref")
                        .asString("");
                if (!schema.isEmpty()) {
                    boolean requires = described.at(schema.substring(1)).has("required");
                    requiring += requires ? 1 : 0;
                    assertThat(emptyBody(operation.getKey(), path.getKey()) == 400)
                            .as("%s %s", operation.getKey(), path.getKey())
                            .isEqualTo(requires);
                }
            }
        }
        assertThat(requiring).isGreaterThanOrEqualTo(8);
    }

    private static int emptyBody(String method, String path) {
        String target = path.replace("{conversationId}", UUID.randomUUID().toString());
        Api caller = path.equals("/api/organizations")
                ? Api.of(service)
                : Api.of(service).as(RunningService.ACME, "ana", Role.ADMINISTRATOR);
        HttpRequest.Builder request = caller.request(target)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "empty")
                .method(method.toUpperCase(Locale.ROOT), HttpRequest.BodyPublishers.ofString("{}"));
        if (caller.signedIn() == null) {
            request.header("Authorization", "Bearer " + OPERATOR);
        }
        return Api.send(request.build()).status();
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
