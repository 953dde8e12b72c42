package dev.prosa.contracts.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Compares a record with the schema that describes it, component by component, as deep as it goes.
final class RecordShape {

    private final JsonNode schema;
    private final List<String> differences = new ArrayList<>();

    private RecordShape(JsonNode schema) {
        this.schema = schema;
    }

    /// Where the two differ, in sentences; empty if they don't.
    static List<String> differences(Class<?> type, JsonNode schema) {
        RecordShape shape = new RecordShape(schema);
        shape.compareRecord(type, schema, type.getSimpleName());
        return shape.differences;
    }

    private void compareRecord(Class<?> type, JsonNode described, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        List<String> required = Arrays.stream(components)
                .filter(it -> !it.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName)
                .toList();
        JsonNode properties = described.path("properties");
        expect(path, "title", type.getSimpleName(), described.path("title").asString(""));
        expect(path, "type", "object", described.path("type").asString(""));
        expect(path, "description", true, described.path("description").isString());
        expect(
                path,
                "additionalProperties",
                true,
                described.path("additionalProperties").asBoolean(false));
        expect(path, "properties", names, List.copyOf(properties.propertyNames()));
        expect(path, "required", required, texts(described.path("required")));
        for (RecordComponent component : components) {
            compare(component.getGenericType(), properties.path(component.getName()), path + "." + component.getName());
        }
    }

    private void compare(Type type, JsonNode reference, String path) {
        JsonNode described = resolve(reference);
        switch (type) {
            case ParameterizedType list -> {
                expect(path, "type", "array", described.path("type").asString(""));
                compare(list.getActualTypeArguments()[0], described.path("items"), path + "[]");
            }
            case Class<?> id when id.isRecord() && valueOf(id) != null -> compareId(id, described, path);
            case Class<?> record when record.isRecord() -> compareRecord(record, described, path);
            case Class<?> leaf -> compareLeaf(leaf, described, path);
            default -> throw new AssertionError(path + ": no schema for " + type);
        }
    }

    /// Whatever a schema bounds, the record bounds alike.
    private void compareId(Class<?> type, JsonNode described, String path) {
        RecordComponent value = valueOf(type);
        if (value == null || value.getType() == UUID.class) {
            compareLeaf(UUID.class, described, path);
            return;
        }
        compareLeaf(String.class, described, path);
        int longest = described.path("maxLength").asInt(0);
        expect(path, "minLength", 1, described.path("minLength").asInt(0));
        expect(path, "maxLength allowed", true, accepts(type, "x".repeat(longest)));
        expect(path, "maxLength + 1 allowed", false, accepts(type, "x".repeat(longest + 1)));
    }

    private void compareLeaf(Class<?> type, JsonNode described, String path) {
        expect(path, "type", jsonTypeOf(type), described.path("type").asString(""));
        if (type.isEnum()) {
            List<String> constants =
                    Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
            expect(path, "enum", constants, texts(described.path("enum")));
        } else if (type == int.class || type == Integer.class) {
            expect(path, "minimum", true, described.path("minimum").isInt());
            expect(path, "maximum", true, described.path("maximum").isInt());
        } else if (type == Instant.class) {
            expect(path, "reference", resolve("instant"), described);
        } else if (type == UUID.class) {
            expect(path, "reference", resolve("uuid"), described);
        } else if (type == byte[].class) {
            expect(
                    path,
                    "contentEncoding",
                    "base64",
                    described.path("contentEncoding").asString(""));
        }
    }

    private static String jsonTypeOf(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "integer";
            case "double", "Double" -> "number";
            case "boolean", "Boolean" -> "boolean";
            default -> "string";
        };
    }

    private JsonNode resolve(JsonNode node) {
        String reference = node.path("$ref").asString("");
        return reference.isEmpty() ? node : schema.at(reference.substring(1));
    }

    private JsonNode resolve(String definition) {
        return schema.path("definitions").path(definition);
    }

    private void expect(String path, String what, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            differences.add("%s: %s should be %s but is %s".formatted(path, what, expected, actual));
        }
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }

    private static @Nullable RecordComponent valueOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(it -> it.getAccessor().isAnnotationPresent(JsonValue.class))
                .findFirst()
                .orElse(null);
    }

    private static boolean accepts(Class<?> type, String value) {
        try {
            type.getDeclaredConstructor(String.class).newInstance(value);
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
