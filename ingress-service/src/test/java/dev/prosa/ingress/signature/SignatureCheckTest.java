package dev.prosa.ingress.signature;

import static dev.prosa.ingress.signature.SignatureFailure.ACCOUNT_UNKNOWN;
import static dev.prosa.ingress.signature.SignatureFailure.BODY_HASH_MISMATCH;
import static dev.prosa.ingress.signature.SignatureFailure.BODY_HASH_MISSING;
import static dev.prosa.ingress.signature.SignatureFailure.SIGNATURE_MISMATCH;
import static dev.prosa.ingress.signature.SignatureFailure.SIGNATURE_MISSING;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.config.TwilioProperties;
import dev.prosa.ingress.config.TwilioProperties.Account;
import dev.prosa.ingress.parameters.BodyFormat;
import dev.prosa.ingress.parameters.FormDecoder;
import dev.prosa.ingress.parameters.Parameters;
import dev.prosa.ingress.parameters.UnreadableBodyException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureCheckTest {

    private static final String SID = "AC0123456789abcdef0123456789abcdef";
    private static final String OTHER_SID = "ACfedcba9876543210fedcba9876543210";
    private static final Parameter ACCOUNT = new Parameter("AccountSid", SID);

    /// What Twilio publishes, computed over parameters without `AccountSid`: that is why it goes
    /// to the token itself.
    @ParameterizedTest
    @CsvSource({
        "12345,      https://example.com/myapp.php?foo=1&bar=2,"
                + "CallSidCA1234567890ABCDECaller+14158675310Digits1234From+14158675310To+18005551212,"
                + "L/OH5YylLD5NRKLltdqwSvS0BnU=",
        "1234567890, https://someurl.com/somepath?param1=client%3AAnonymous, '', PM+bjB+ITJ9a3LIYStKWOTMZMlU="
    })
    void theKnownVectorsHold(String token, String url, String parameters, String signature) {
        byte[] computed = new AuthToken(token).sign(bytes(url), bytes(parameters));

        assertThat(new String(computed, StandardCharsets.US_ASCII)).isEqualTo(signature);
    }

    @Nested
    class AForm {

        @ParameterizedTest
        @ValueSource(strings = {"https://example.com", "https://example.com:443"})
        void isTakenWhetherThePortWasSignedOrNot(String signedBase) {
            for (String configured : List.of("https://example.com", "https://example.com:443")) {
                var check = check(configured, "secret");
                var request =
                        form("/in?x=%20y", List.of(ACCOUNT), signed("secret", signedBase + "/in?x=%20y", ACCOUNT));

                assertThat(check.failureOf(request)).isEmpty();
            }
        }

        @Test
        void behindAProxyThatTakesAPathAwayIsTaken() {
            var check = check("https://example.com/prosa/", "secret");
            var request = form("/in", List.of(ACCOUNT), signed("secret", "https://example.com/prosa/in", ACCOUNT));

            assertThat(check.failureOf(request)).isEmpty();
        }

        @Test
        void signedWithEitherTokenOfARotationIsTaken() {
            var check = check("https://example.com", "old", "new");

            for (String token : List.of("old", "new")) {
                var request = form("/in", List.of(ACCOUNT), signed(token, "https://example.com/in", ACCOUNT));
                assertThat(check.failureOf(request)).isEmpty();
            }
        }

        @Test
        void signedWithAnotherAccountsTokenIsRefused() {
            var check = new SignatureCheck(new TwilioProperties(
                    PublicUrl.of("https://example.com"),
                    Map.of(SID, new Account(List.of("one")), OTHER_SID, new Account(List.of("two")))));
            var request = form("/in", List.of(ACCOUNT), signed("two", "https://example.com/in", ACCOUNT));

            assertThat(check.failureOf(request)).contains(SIGNATURE_MISMATCH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"b2,b1,b1", "b1,b2", "b1,b1,b2", "b1,b2,b1"})
        void withARepeatedNameIsTakenHoweverItsValuesWereLaidOut(String layout) {
            var parameters = List.of(
                    ACCOUNT,
                    new Parameter("b", "2"),
                    new Parameter("a", ""),
                    new Parameter("b", "1"),
                    new Parameter("b", "1"));
            byte[] signature = new AuthToken("secret")
                    .sign(bytes("https://example.com/in"), bytes("AccountSid" + SID + "a" + layout.replace(",", "")));
            var request = form("/in", parameters, new String(signature, StandardCharsets.US_ASCII));

            // b1,b2,b1 is no order Twilio could have signed these in: neither sorted nor as they came.
            assertThat(check("https://example.com", "secret").failureOf(request).isEmpty())
                    .isEqualTo(!layout.equals("b1,b2,b1"));
        }

        @Test
        void withAnEmptyValueIsNotTheSameAsWithoutIt() {
            var empty = new Parameter("FromCity", "");
            var named = signed("secret", "https://example.com/in", ACCOUNT, empty);
            var check = check("https://example.com", "secret");

            assertThat(check.failureOf(form("/in", List.of(ACCOUNT, empty), named)))
                    .isEmpty();
            assertThat(check.failureOf(form("/in", List.of(ACCOUNT), named))).contains(SIGNATURE_MISMATCH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"/in?a=1", "/in/", "/IN", "/other", "/in?"})
        void replayedToAnotherTargetIsRefused(String target) {
            var request = form(target, List.of(ACCOUNT), signed("secret", "https://example.com/in", ACCOUNT));

            assertThat(check("https://example.com", "secret").failureOf(request))
                    .contains(SIGNATURE_MISMATCH);
        }

        @Test
        void withoutExactlyOneSignatureIsRefused() {
            var check = check("https://example.com", "secret");
            String good = signed("secret", "https://example.com/in", ACCOUNT);

            assertThat(check.failureOf(form("/in", List.of(ACCOUNT)))).contains(SIGNATURE_MISSING);
            assertThat(check.failureOf(form("/in", List.of(ACCOUNT), good, good)))
                    .contains(SIGNATURE_MISSING);
            assertThat(check.failureOf(form("/in", List.of(ACCOUNT), ""))).contains(SIGNATURE_MISMATCH);
            assertThat(check.failureOf(form("/in", List.of(ACCOUNT), good + "=")))
                    .contains(SIGNATURE_MISMATCH);
        }

        @Test
        void ofNoKnownAccountIsRefused() {
            var check = check("https://example.com", "secret");
            var stranger = new Parameter("AccountSid", OTHER_SID);

            for (var parameters : List.of(List.<Parameter>of(), List.of(stranger), List.of(ACCOUNT, stranger))) {
                var signature = signed("secret", "https://example.com/in", parameters.toArray(Parameter[]::new));
                assertThat(check.failureOf(form("/in", parameters, signature))).contains(ACCOUNT_UNKNOWN);
            }
        }
    }

    @Nested
    class Json {

        private final byte[] body = bytes("{\"AccountSid\":\"" + SID + "\",\"Body\":\"Oi\"}");

        @Test
        void withTheHashOfItsBodyIsTaken() throws Exception {
            String target = "/in?bodySHA256=" + sha256(body);

            assertThat(failure(target, body)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/in", "/in?bodysha256=x", "/in?bodySHA256=x&bodySHA256=x"})
        void withoutTheHashIsRefusedThoughTheUrlIsSigned(String target) throws Exception {
            assertThat(failure(target, body)).contains(BODY_HASH_MISSING);
        }

        @Test
        void withAnotherBodyIsRefused() throws Exception {
            String target = "/in?bodySHA256=" + sha256(body);

            assertThat(failure(target, bytes("{\"AccountSid\":\"" + SID + "\",\"Body\":\"Ai\"}")))
                    .contains(BODY_HASH_MISMATCH);
        }

        @Test
        void withAHashThatNobodySignedIsRefused() throws Exception {
            String target = "/in?bodySHA256=" + sha256(body);
            var request = json(target, body, signed("wrong", "https://example.com" + target));

            assertThat(check("https://example.com", "secret").failureOf(request))
                    .contains(SIGNATURE_MISMATCH);
        }

        private Optional<SignatureFailure> failure(String target, byte[] sent) throws Exception {
            var request = json(target, sent, signed("secret", "https://example.com" + target));
            var failure = check("https://example.com", "secret").failureOf(request);
            assertThat(new RequestValidator("secret")
                            .validate(
                                    "https://example.com" + target,
                                    new String(sent, StandardCharsets.UTF_8),
                                    request.signatures().getFirst()))
                    .as("Twilio's own library agrees")
                    .isEqualTo(failure.isEmpty());
            return failure;
        }

        private SignedRequest json(String target, byte[] sent, String signature) throws UnreadableBodyException {
            int question = target.indexOf('?');
            return new SignedRequest(
                    target,
                    List.of(signature),
                    BodyFormat.JSON,
                    sent,
                    BodyFormat.JSON.decode(sent),
                    FormDecoder.decode(bytes(question < 0 ? "" : target.substring(question + 1))));
        }
    }

    static SignatureCheck check(String publicUrl, String... tokens) {
        return new SignatureCheck(
                new TwilioProperties(PublicUrl.of(publicUrl), Map.of(SID, new Account(List.of(tokens)))));
    }

    private static SignedRequest form(String target, List<Parameter> parameters, String... signatures) {
        return new SignedRequest(
                target,
                List.of(signatures),
                BodyFormat.FORM,
                new byte[0],
                new Parameters(parameters),
                new Parameters(List.of()));
    }

    private static String signed(String token, String url, Parameter... parameters) {
        var sorted = new ArrayList<>(List.of(parameters));
        sorted.sort((a, b) -> a.name().compareTo(b.name()));
        var rest = new StringBuilder();
        sorted.forEach(it -> rest.append(it.name()).append(it.value()));
        return new String(new AuthToken(token).sign(bytes(url), bytes(rest.toString())), StandardCharsets.US_ASCII);
    }

    private static String sha256(byte[] body) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
