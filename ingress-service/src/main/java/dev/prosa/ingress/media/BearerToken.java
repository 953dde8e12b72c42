package dev.prosa.ingress.media;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.http.HttpHeaders;

/// What a caller must show in `Authorization`.
final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] token;

    BearerToken(String token) {
        this.token = token.getBytes(StandardCharsets.US_ASCII);
    }

    /// How long it takes tells nothing about the token.
    boolean isShownIn(HttpHeaders headers) {
        List<String> shown = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        return shown.size() == 1
                && shown.getFirst().regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && MessageDigest.isEqual(
                        token, shown.getFirst().substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }

    /// Never the token.
    @Override
    public String toString() {
        return "BearerToken[…]";
    }
}
