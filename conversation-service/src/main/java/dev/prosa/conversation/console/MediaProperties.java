package dev.prosa.conversation.console;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Where files that customers sent are fetched (`prosa.media`): ingress-service knows the channel
/// and its credentials, the console does not.
///
/// @param ingressUrl of ingress-service: `http` or `https`, a host and no more
/// @param token that ingress-service asks for, the same as its own `prosa.media.token`; empty (the
///     default) shows no files
@ConfigurationProperties("prosa.media")
record MediaProperties(
        @DefaultValue("http://localhost:8080") URI ingressUrl,
        @DefaultValue("") String token) {

    private static final int SHORTEST_TOKEN = 32;

    MediaProperties {
        boolean web = "http".equals(ingressUrl.getScheme()) || "https".equals(ingressUrl.getScheme());
        if (!web || ingressUrl.getHost() == null || ingressUrl.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "prosa.media.ingress-url must be http:// or https:// and a host but is of another form");
        }
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("prosa.media.token has " + token.length() + " characters; it must have "
                    + SHORTEST_TOKEN + " or more. Make one with: openssl rand -hex 32");
        }
    }

    boolean isOn() {
        return !token.isEmpty();
    }

    /// Without the token.
    @Override
    public String toString() {
        return "MediaProperties[ingressUrl=" + ingressUrl + "]";
    }
}
