package dev.prosa.contracts.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The JSON Schema of a type, as the module's jar carries it.
record SchemaFile(String text) {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final Schema META_SCHEMA =
            REGISTRY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema#"));

    static String nameOf(EventType type) {
        return type.fileName() + ".schema.json";
    }

    static SchemaFile of(EventType type) {
        String resource = "/dev/prosa/contracts/schemas/" + nameOf(type);
        try (InputStream file = EventType.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new AssertionError(type + " has no schema: write src/main/resources" + resource);
            }
            return new SchemaFile(new String(file.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode json() {
        return MAPPER.readTree(text);
    }

    /// What keeps the schema from being one of draft-07.
    List<Error> faults() {
        return META_SCHEMA.validate(text, InputFormat.JSON);
    }

    Schema compiled() {
        return REGISTRY.getSchema(text, InputFormat.JSON);
    }
}
