package dev.prosa.ingress.config;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Who may fetch the files that customers send.
///
/// @param token whoever shows it gets the files: 32 or more visible ASCII characters. Empty, the default, means
///     that nobody does
@ConfigurationProperties("prosa.media")
public record MediaProperties(@DefaultValue("") String token) {

    private static final int SHORTEST_TOKEN = 32;
    private static final Pattern VISIBLE = Pattern.compile("[!-~]*");

    public MediaProperties {
        if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
            throw new IllegalArgumentException("prosa.media.token has " + token.length() + " characters; it must have "
                    + SHORTEST_TOKEN + " or more");
        }
        if (!VISIBLE.matcher(token).matches()) {
            throw new IllegalArgumentException(
                    "prosa.media.token has a space or another character that is no visible ASCII one");
        }
    }

    /// Whether anybody gets any file.
    public boolean isOn() {
        return !token.isEmpty();
    }

    /// Never the token.
    @Override
    public String toString() {
        return "MediaProperties[" + (isOn() ? "on" : "off") + "]";
    }
}
