package dev.prosa.ingress.parameters;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.fuzzing.Expect;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A JSON body decodes to what Gson makes of it, or to nothing at all.
public final class JsonFuzzTest {

    /// Gson takes one with 64 zeros and more for a number that begins with one, and refuses it.
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{60}");

    @FuzzTest(maxDuration = "10m")
    void json(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Parameters decoded;
        try {
            decoded = JsonDecoder.decode(input);
        } catch (UnreadableBodyException e) {
            Expect.discreet(e.getMessage());
            return;
        }
        String text = new String(input, StandardCharsets.UTF_8);
        if (LONG_NUMBER.matcher(text).find()) {
            return;
        }
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(1_000);
            compare(decoded.all(), reader);
        } catch (IOException | JsonParseException | IllegalStateException e) {
            throw new AssertionError("Gson does not read what was read: " + text, e);
        }
    }

    private static void compare(List<Parameter> decoded, JsonReader json) throws IOException {
        List<String> names = new ArrayList<>();
        List<JsonElement> values = new ArrayList<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (json.peek() == JsonToken.BEGIN_ARRAY) {
                json.beginArray();
                while (json.hasNext()) {
                    names.add(name);
                    values.add(element(json));
                }
                json.endArray();
            } else {
                names.add(name);
                values.add(element(json));
            }
        }
        json.endObject();
        Expect.that(json.peek() == JsonToken.END_DOCUMENT, "there is more");
        Expect.same(names, decoded.stream().map(Parameter::name).toList(), "names");
        for (int i = 0; i < values.size(); i++) {
            compare(decoded.get(i).value(), values.get(i));
        }
    }

    private static JsonElement element(JsonReader json) throws IOException {
        return json.peek() == JsonToken.NUMBER ? new JsonPrimitive(json.nextString()) : JsonParser.parseReader(json);
    }

    /// What is nested need not keep its spelling, but its value.
    private static void compare(String decoded, JsonElement read) throws MalformedJsonException {
        if (read.isJsonNull()) {
            Expect.same("", decoded, "null");
        } else if (read.isJsonPrimitive()) {
            Expect.same(read.getAsString(), decoded, "value");
        } else {
            Expect.same(read, JsonParser.parseString(decoded), "nested value");
        }
    }
}
