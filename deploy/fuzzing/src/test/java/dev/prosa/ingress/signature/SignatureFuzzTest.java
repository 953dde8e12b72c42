package dev.prosa.ingress.signature;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.twilio.security.RequestValidator;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.config.TwilioProperties;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.parameters.FormDecoder;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.UnreadableBodyException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nothing is taken for Twilio's that Twilio's own library refuses, and the other way round
/// wherever
/// that library can express the request (not with a repeated name, not without knowing the
/// account).
///
/// An input says how the service is configured (`token`, `public-url`), what arrives (`target`,
/// `content-type`, the rest) and what was signed, where that differs (`signed-with`, `signed-url`,
/// `signed-form`), or the signature itself.
public final class SignatureFuzzTest {

    static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    @FuzzTest(maxDuration = "10m")
    void signature(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        List<String> tokens = frame.values("token").stream()
                .filter(it -> !it.isBlank())
                .limit(4)
                .toList();
        String target = frame.value("target").orElse("/");
        PublicUrl url = url(frame.value("public-url").orElse("https://prosa.example"));
        if (tokens.isEmpty() || url == null || !canBeRequested(target)) {
            return;
        }
        try {
            check(frame, tokens, url, target);
        } catch (UnreadableBodyException e) {
            Expect.discreet(e.getMessage());
        }
    }

    private static void check(Frame frame, List<String> tokens, PublicUrl url, String target)
            throws UnreadableBodyException {
        boolean json = frame.value("content-type").orElse("").equals("application/json");
        BodyFormat format = json ? BodyFormat.JSON : BodyFormat.FORM;
        int question = target.indexOf('?');
        Parameters body = format.decode(frame.rest());
        Parameters query = form(question < 0 ? "" : target.substring(question + 1));
        String signature = frame.value("signature").orElseGet(() -> signed(frame, tokens, url + target, body, json));
        boolean taken = new SignatureCheck(
                        new TwilioProperties(url, Map.of(ACCOUNT, new TwilioProperties.Account(tokens))))
                .failureOf(new SignedRequest(target, List.of(signature), format, frame.rest(), body, query))
                .isEmpty();
        boolean known = body.count("AccountSid") == 1 && ACCOUNT.equals(body.first("AccountSid"));
        Expect.that(known || !taken, "taken although nobody knows the account");
        if (json) {
            String text = new String(frame.rest(), StandardCharsets.UTF_8);
            Expect.that(!taken || anyTakes(tokens, url + target, text, signature), "Twilio refuses this JSON");
        } else if (!body.isRepeating()) {
            Expect.same(known && anyTakes(tokens, url + target, map(body), signature), taken, "taken");
        }
    }

    /// As the service gets it: whatever is no URI the web server has refused before.
    private static boolean canBeRequested(String target) {
        try {
            URI uri = new URI(target);
            return target.startsWith("/") && !target.startsWith("//") && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static PublicUrl url(String text) {
        try {
            return PublicUrl.of(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Parameters form(String text) throws UnreadableBodyException {
        return FormDecoder.decode(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean anyTakes(List<String> tokens, String url, Map<String, String> body, String signature) {
        return tokens.stream().anyMatch(token -> new RequestValidator(token).validate(url, body, signature));
    }

    private static boolean anyTakes(List<String> tokens, String url, String body, String signature) {
        try {
            for (String token : tokens) {
                if (new RequestValidator(token).validate(url, body, signature)) {
                    return true;
                }
            }
            return false;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static Map<String, String> map(Parameters parameters) {
        return parameters.all().stream().collect(Collectors.toMap(Parameter::name, Parameter::value));
    }

    /// What a caller with the token, or with another one, would have signed.
    private static String signed(Frame frame, List<String> tokens, String url, Parameters body, boolean json) {
        String token = frame.value("signed-with").orElse(tokens.getFirst());
        StringBuilder text = new StringBuilder(frame.value("signed-url").orElse(url));
        if (!json) {
            sorted(frame, body)
                    .forEach((name, values) ->
                            values.forEach(value -> text.append(name).append(value)));
        }
        return hmac(token, text.toString());
    }

    private static Map<String, TreeSet<String>> sorted(Frame frame, Parameters body) {
        List<Parameter> signed = new ArrayList<>(body.all());
        frame.value("signed-form").ifPresent(form -> {
            try {
                signed.clear();
                signed.addAll(form(form).all());
            } catch (UnreadableBodyException e) {
                // then nothing was signed
            }
        });
        Map<String, TreeSet<String>> sorted = new TreeMap<>();
        for (Parameter parameter : signed) {
            sorted.computeIfAbsent(parameter.name(), _ -> new TreeSet<>()).add(parameter.value());
        }
        return sorted;
    }

    private static String hmac(String token, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            byte[] key = token.getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new LinkageError("no HmacSHA1", e);
        }
    }
}
