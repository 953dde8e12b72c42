package dev.prosa.conversation.console.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a browser stays signed in (`prosa.console.session`).
///
/// @param idle without a request, 1 min to 24 h. An open page asks every few seconds
/// @param longest whatever happens, `idle` to 7 days
@ConfigurationProperties("prosa.console.session")
public record SessionProperties(
        @DefaultValue("1h") Duration idle,
        @DefaultValue("16h") Duration longest) {

    public SessionProperties {
        if (idle.toSeconds() < 60 || idle.toHours() > 24) {
            throw new IllegalArgumentException("prosa.console.session.idle must be 1m to 24h but is " + idle);
        }
        if (longest.compareTo(idle) < 0 || longest.toDays() > 7) {
            throw new IllegalArgumentException(
                    "prosa.console.session.longest must be idle (" + idle + ") to 7d but is " + longest);
        }
    }
}
