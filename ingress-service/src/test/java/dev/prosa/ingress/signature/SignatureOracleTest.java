package dev.prosa.ingress.signature;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.parameters.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Twilio's own library is the judge: it takes what we take and refuses what we refuse.
class SignatureOracleTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";

    @Property
    void whatOneTakesTheOtherTakes(
            @ForAll("tokens") String token,
            @ForAll("bases") String configured,
            @ForAll("bases") String signedBase,
            @ForAll("targets") String target,
            @ForAll("parameters") Map<String, String> parameters,
            @ForAll("faults") String fault) {
        // Where it changes the port, the library also re-encodes the query and then misses what was escaped.
        Assume.that(configured.equals(signedBase) || !target.contains("%"));
        Map<String, String> sent = new TreeMap<>(parameters);
        sent.put("AccountSid", SID);
        String signature = signature(token, signedBase + target, sent);
        switch (fault) {
            case "token" -> signature = signature(token + "x", signedBase + target, sent);
            case "parameter" -> sent.merge("Body", "!", String::concat);
            case "signature" -> signature = signature.toLowerCase();
            default -> {}
        }

        boolean ours = SignatureCheckTest.check(configured, token)
                .failureOf(request(target, sent, signature))
                .isEmpty();

        assertThat(ours).isEqualTo(new RequestValidator(token).validate(configured + target, sent, signature));
        if (fault.equals("none") && configured.equals(signedBase)) {
            assertThat(ours).isTrue();
        }
    }

    /// Sorted in another way than in the code under test.
    private static String signature(String token, String url, Map<String, String> parameters) {
        String rest = new TreeMap<>(parameters)
                .entrySet().stream().map(it -> it.getKey() + it.getValue()).collect(Collectors.joining());
        return new String(
                new AuthToken(token).sign(url.getBytes(StandardCharsets.UTF_8), rest.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.US_ASCII);
    }

    private static SignedRequest request(String target, Map<String, String> parameters, String signature) {
        List<Parameter> shuffled = new ArrayList<>();
        parameters.forEach((name, value) -> shuffled.addFirst(new Parameter(name, value)));
        return new SignedRequest(
                target,
                List.of(signature),
                BodyFormat.FORM,
                new byte[0],
                new Parameters(shuffled),
                new Parameters(List.of()));
    }

    @Provide
    Arbitrary<String> tokens() {
        return Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(40).filter(it -> !it.isBlank());
    }

    @Provide
    Arbitrary<String> bases() {
        return Arbitraries.of(
                "https://example.com",
                "https://example.com:443",
                "https://example.com:8443",
                "http://example.com",
                "http://example.com:80",
                "http://localhost:8080");
    }

    @Provide
    Arbitrary<String> targets() {
        return Arbitraries.of(
                "/in", "/in?a=b", "/in?a=%20b&b=client%3AAnonymous", "/in?kind=SURVEY&messageId=1", "/a/b");
    }

    @Provide
    Arbitrary<String> faults() {
        return Arbitraries.of("none", "none", "token", "parameter", "signature");
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("To", "From", "Body", "MessageSid", "NumMedia", "MediaUrl0", "MediaUrl10", "MediaUrl2"),
                Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(8));
        Arbitrary<String> values = Arbitraries.oneOf(
                Arbitraries.of("", " ", "Olá, tudo bem? 👋", "+5511987654321", "a+b=c&d%20", "\u0000\n\t"),
                Arbitraries.strings().withCharRange('\u0000', '\u07ff').ofMaxLength(30));
        return Arbitraries.maps(names, values).ofMaxSize(15);
    }
}
