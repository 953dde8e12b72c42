package dev.prosa.ingress.signature;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// An account's secret: computes what Twilio's `X-Twilio-Signature` must be, HMAC-SHA1 in Base64.
final class AuthToken {

    private static final String ALGORITHM = "HmacSHA1";

    /// Keyed once and only ever cloned, which spares each request the provider's look-up and the
    /// key's schedule.
    private final Mac keyed;

    AuthToken(String token) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            keyed.clone();
        } catch (NoSuchAlgorithmException | InvalidKeyException | CloneNotSupportedException e) {
            throw new IllegalStateException("This JVM has no usable " + ALGORITHM, e);
        }
    }

    /// The signature's ASCII bytes over a URL and what follows it.
    byte[] sign(byte[] url, byte[] rest) {
        Mac mac = fresh();
        mac.update(url);
        mac.update(rest);
        return Base64.getEncoder().encode(mac.doFinal());
    }

    private Mac fresh() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Never the token.
    @Override
    public String toString() {
        return "AuthToken[…]";
    }
}
