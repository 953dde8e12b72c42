package dev.prosa.ingress.signature;

import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.config.TwilioProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Checks `X-Twilio-Signature` against the configured public URL, never against a header the
/// caller chose.
///
/// `AccountSid` selects the account. All of its tokens are always tried and compared in constant
/// time, so the
/// time taken tells nothing about any of them. What does end early is the search over spellings of
/// the URL and
/// of repeated names: those are no secret.
///
/// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Webhooks security</a>
public class SignatureCheck {

    private static final byte[] NOTHING = {};
    private static final List<byte[]> NO_PARAMETERS = List.of(NOTHING);

    private final PublicUrl publicUrl;
    private final Map<String, List<AuthToken>> tokens;

    public SignatureCheck(TwilioProperties twilio) {
        publicUrl = twilio.publicUrl();
        tokens = twilio.accounts().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey,
                        account -> account.getValue().tokens().stream()
                                .map(AuthToken::new)
                                .toList()));
    }

    /// Empty if the request is Twilio's.
    public Optional<SignatureFailure> failureOf(SignedRequest request) {
        if (request.signatures().size() != 1) {
            return Optional.of(SignatureFailure.SIGNATURE_MISSING);
        }
        String sid = request.parameters().first("AccountSid");
        List<AuthToken> candidates = sid == null ? null : tokens.get(sid);
        if (candidates == null || request.parameters().count("AccountSid") != 1) {
            return Optional.of(SignatureFailure.ACCOUNT_UNKNOWN);
        }
        byte[] signature = request.signatures().getFirst().getBytes(StandardCharsets.UTF_8);
        return switch (request.format()) {
            case FORM -> mismatch(request, candidates, signature, SignedParameters.of(request.parameters()));
            case JSON -> bodyFailure(request).or(() -> mismatch(request, candidates, signature, NO_PARAMETERS));
        };
    }

    private Optional<SignatureFailure> mismatch(
            SignedRequest request, List<AuthToken> candidates, byte[] signature, List<byte[]> signed) {
        for (String base : publicUrl.bases()) {
            byte[] url = (base + request.target()).getBytes(StandardCharsets.UTF_8);
            for (byte[] parameters : signed) {
                if (isSignedByAny(candidates, url, parameters, signature)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(SignatureFailure.SIGNATURE_MISMATCH);
    }

    private static boolean isSignedByAny(List<AuthToken> tokens, byte[] url, byte[] parameters, byte[] signature) {
        boolean signed = false;
        for (AuthToken token : tokens) {
            signed |= MessageDigest.isEqual(token.sign(url, parameters), signature);
        }
        return signed;
    }

    /// The signature of a JSON webhook covers the URL alone, and the body only through the hash in
    /// the URL.
    private static Optional<SignatureFailure> bodyFailure(SignedRequest request) {
        String claimed = request.query().first("bodySHA256");
        if (claimed == null || request.query().count("bodySHA256") != 1) {
            return Optional.of(SignatureFailure.BODY_HASH_MISSING);
        }
        byte[] actual = HexFormat.of().formatHex(sha256(request.body())).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(actual, claimed.getBytes(StandardCharsets.UTF_8))
                ? Optional.empty()
                : Optional.of(SignatureFailure.BODY_HASH_MISMATCH);
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This JVM has no SHA-256", e);
        }
    }
}
