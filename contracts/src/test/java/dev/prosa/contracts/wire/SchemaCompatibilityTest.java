package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.apicurio.registry.rules.compatibility.jsonschema.JsonSchemaDiffLibrary;
import io.apicurio.registry.rules.compatibility.jsonschema.diff.Difference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever a release wrote, the schemas of today describe: a topic holds records for up to a year.
class SchemaCompatibilityTest {

    private static final Path RELEASED = Path.of("src/test/resources/released");

    @ParameterizedTest
    @MethodSource("everythingReleased")
    void aReleasedSchemaStaysReadable(Path file) throws IOException {
        EventType type = Arrays.stream(EventType.values())
                .filter(it -> file.endsWith(SchemaFile.nameOf(it)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(file + " has no type any more: its records are unreadable"));
        JsonNode released = SchemaFile.MAPPER.readTree(Files.readString(file));
        assertThat(incompatibilities(released, SchemaFile.of(type).json()))
                .as("%s changed so that records of %s no longer fit: give it a new version", type, file)
                .isEmpty();
    }

    @Nested
    class ASchemaMay {

        @Test
        void gainAnOptionalProperty() {
            assertThat(changed(schema -> properties(schema).putObject("novel").put("type", "string")))
                    .isEmpty();
        }

        @Test
        void gainAValueOfAnEnum() {
            assertThat(changed(schema -> ((ObjectNode) schema.at("/properties/source"))
                            .withArray("enum")
                            .add("OTHER")))
                    .isEmpty();
        }

        @Test
        void describeItselfBetter() {
            assertThat(changed(schema -> schema.put("description", "better"))).isEmpty();
        }
    }

    @Nested
    class ASchemaMayNot {

        @Test
        void loseAProperty() {
            assertThat(changed(schema -> properties(schema).remove("firedAt"))).isNotEmpty();
        }

        @Test
        void requireWhatItDidNot() {
            assertThat(changed(schema -> {
                        properties(schema).putObject("novel").put("type", "string");
                        schema.withArray("required").add("novel");
                    }))
                    .isNotEmpty();
        }

        @Test
        void changeAType() {
            assertThat(changed(schema -> properties(schema).putObject("session").put("type", "string")))
                    .isNotEmpty();
        }

        @Test
        void loseAValueOfAnEnum() {
            assertThat(changed(schema -> ((ObjectNode) schema.at("/properties/source"))
                            .putArray("enum")
                            .add("EXPIRY")))
                    .isNotEmpty();
        }

        @Test
        void narrowABound() {
            assertThat(changed(schema -> ((ObjectNode) schema.at("/properties/session")).put("minimum", 2)))
                    .isNotEmpty();
        }
    }

    static List<Path> everythingReleased() throws IOException {
        try (Stream<Path> files = Files.walk(RELEASED)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static Set<Difference> changed(Consumer<ObjectNode> change) {
        JsonNode released = SchemaFile.of(EventType.TIMEOUT_ELAPSED).json();
        ObjectNode current = (ObjectNode) released.deepCopy();
        change.accept(current);
        return incompatibilities(released, current);
    }

    private static Set<Difference> incompatibilities(JsonNode released, JsonNode current) {
        return JsonSchemaDiffLibrary.getIncompatibleDifferences(
                closed(released).toString(), closed(current).toString(), Map.of());
    }

    /// What we wrote held nothing but what the schema listed. A schema that stays open says
    /// otherwise, and to the checker every new property would then narrow it.
    private static JsonNode closed(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        copy.findParents("additionalProperties")
                .forEach(parent -> ((ObjectNode) parent).put("additionalProperties", false));
        return copy;
    }

    private static ObjectNode properties(JsonNode schema) {
        return (ObjectNode) schema.path("properties");
    }
}
