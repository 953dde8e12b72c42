package dev.prosa.ingress.parameters;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.fuzzing.Expect;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A form decodes to what the JDK makes of it, or to nothing at all.
public final class FormFuzzTest {

    private static final Pattern ESCAPED_WELL = Pattern.compile("([^%]|%[0-9a-fA-F]{2})*", Pattern.DOTALL);

    @FuzzTest(maxDuration = "10m")
    void form(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Parameters decoded;
        try {
            decoded = FormDecoder.decode(input);
        } catch (UnreadableBodyException e) {
            Expect.discreet(e.getMessage());
            Expect.that(isBad(input), "a form was refused that is one: " + e.getMessage());
            return;
        }
        Expect.same(reference(input), decoded.all(), "decoded");
        Expect.same(decoded.all(), decodedAgain(decoded), "decoded, encoded and decoded");
    }

    private static boolean isBad(byte[] form) {
        List<Parameter> reference = reference(form);
        return reference == null || reference.size() > Parameters.LIMIT;
    }

    private static List<Parameter> decodedAgain(Parameters parameters) {
        String form = parameters.all().stream()
                .map(it -> encoded(it.name()) + "=" + encoded(it.value()))
                .collect(Collectors.joining("&"));
        try {
            return FormDecoder.decode(form.getBytes(StandardCharsets.US_ASCII)).all();
        } catch (UnreadableBodyException e) {
            throw new AssertionError("what was encoded cannot be decoded: " + form, e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Null if it is no form.
    private static List<Parameter> reference(byte[] form) {
        List<Parameter> found = new ArrayList<>();
        try {
            for (String part : new String(form, StandardCharsets.ISO_8859_1).split("&")) {
                if (!part.isEmpty()) {
                    int equals = part.indexOf('=');
                    String name = equals < 0 ? part : part.substring(0, equals);
                    found.add(new Parameter(text(name), equals < 0 ? "" : text(part.substring(equals + 1))));
                }
            }
            return found;
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    private static String text(String encoded) throws CharacterCodingException {
        if (!ESCAPED_WELL.matcher(encoded).matches()) {
            throw new CharacterCodingException();
        }
        byte[] bytes = URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.ISO_8859_1);
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
