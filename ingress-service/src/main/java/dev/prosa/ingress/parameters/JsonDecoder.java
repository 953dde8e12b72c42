package dev.prosa.ingress.parameters;

import dev.prosa.contracts.input.Parameter;
import dev.prosa.contracts.wire.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;

/// Decodes a JSON object into parameters of the same names as a form has. Numbers and booleans
/// keep their spelling, null is empty, the elements of an array repeat its name, and what is nested
/// stays JSON of the same value, however large or small its numbers.
public final class JsonDecoder {

    private static final ObjectReader READER = Json.MAPPER
            .reader()
            .with(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .without(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES);

    private final List<Parameter> found = new ArrayList<>();

    private JsonDecoder() {}

    /// @throws UnreadableBodyException if the bytes are no JSON object of distinct names in UTF-8,
    ///     or hold more than
    /// [Parameters#LIMIT] parameters
    public static Parameters decode(byte[] json) throws UnreadableBodyException {
        String text = utf8(json);
        if (hasForeignEscape(text)) {
            throw new UnreadableBodyException("not JSON: an escape of other signs than hexadecimal digits");
        }
        try (JsonParser parser = READER.createParser(text)) {
            return new JsonDecoder().parameters(parser);
        } catch (JacksonException | NumberFormatException e) {
            // Jackson lets the latter out where a nested number's exponent is beyond every limit.
            throw new UnreadableBodyException("not JSON: " + e.getClass().getSimpleName());
        }
    }

    private Parameters parameters(JsonParser json) throws UnreadableBodyException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableBodyException("not a JSON object");
        }
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    add(name, value(json));
                }
            } else {
                add(name, value(json));
            }
        }
        if (json.nextToken() != null) {
            throw new UnreadableBodyException("more than one JSON value");
        }
        return new Parameters(found);
    }

    private static String value(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return "";
        }
        return token.isScalarValue() ? json.getString() : json.readValueAsTree().toString();
    }

    private void add(String name, String value) throws UnreadableBodyException {
        if (found.size() == Parameters.LIMIT) {
            throw new UnreadableBodyException("more than " + Parameters.LIMIT + " parameters");
        }
        if (hasLoneSurrogate(name) || hasLoneSurrogate(value)) {
            throw new UnreadableBodyException("half a surrogate pair in a string");
        }
        found.add(new Parameter(name, value));
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(it -> it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE);
    }

    /// Jackson looks at the last eight bits of the digits of an escape, so a letter of another script
    /// may pass for one.
    private static boolean hasForeignEscape(String json) {
        for (int at = json.indexOf('\\'); at >= 0 && at + 1 < json.length(); at = json.indexOf('\\', at + 2)) {
            if (json.charAt(at + 1) == 'u'
                    && json.substring(at + 2, Math.min(at + 6, json.length()))
                            .chars()
                            .anyMatch(sign -> sign > 0x7F)) {
                return true;
            }
        }
        return false;
    }

    private static String utf8(byte[] json) throws UnreadableBodyException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UnreadableBodyException("not UTF-8");
        }
    }
}
