package dev.prosa.ingress.config;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages leave for the customer.
///
/// @param enabled false leaves them on `outbound-messages`
/// @param baseUrl of Twilio's REST API: `http` or `https`, a host and no more
/// @param accountSid the account that sends; null where there is one account only
/// @param senders the account of a channel address where it is another than `accountSid`
/// @param maxConcurrent requests under way at once; 1 to 1,000
/// @param maxWaiting messages in memory per partition, before more are fetched; 1 to 100,000
/// @param requestTimeout how long one request may take; 100 ms to 1 min
/// @param lookUpAfter how long a message of unknown fate rests before it is looked up; longer than
///     `requestTimeout`, up to 10 min
/// @param backoff the pause after the first failed attempt, doubled by each further one; 10 ms to 1 min
/// @param maxBackoff the longest pause, also where Twilio asks for a longer one; `backoff` to 1 h
/// @param giveUpAfter how old a message may get while Twilio takes none; 1 s to 7 d
/// @param contentSid an approved WhatsApp template with one variable, `1`, for what is said after the
///     24-hour window; null where there is none
@ConfigurationProperties("prosa.delivery")
public record DeliveryProperties(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("https://api.twilio.com") URI baseUrl,
        @Nullable String accountSid,
        @Nullable Map<String, String> senders,
        @DefaultValue("32") int maxConcurrent,
        @DefaultValue("500") int maxWaiting,
        @DefaultValue("10s") Duration requestTimeout,
        @DefaultValue("15s") Duration lookUpAfter,
        @DefaultValue("500ms") Duration backoff,
        @DefaultValue("1m") Duration maxBackoff,
        @DefaultValue("4h") Duration giveUpAfter,
        @Nullable String contentSid) {

    private static final Pattern TEMPLATE = Pattern.compile("HX[0-9a-f]{32}");

    public DeliveryProperties {
        senders = senders == null ? Map.of() : Map.copyOf(senders);
        accountSid = accountSid == null || accountSid.isBlank() ? null : accountSid;
        contentSid = contentSid == null || contentSid.isBlank() ? null : contentSid;
        requireUrl(baseUrl);
        requireBetween("max-concurrent", maxConcurrent, 1, 1_000);
        requireBetween("max-waiting", maxWaiting, 1, 100_000);
        requireBetween("request-timeout", requestTimeout, Duration.ofMillis(100), Duration.ofMinutes(1));
        requireBetween("look-up-after", lookUpAfter, requestTimeout.plusMillis(1), Duration.ofMinutes(10));
        requireBetween("backoff", backoff, Duration.ofMillis(10), Duration.ofMinutes(1));
        requireBetween("max-backoff", maxBackoff, backoff, Duration.ofHours(1));
        requireBetween("give-up-after", giveUpAfter, Duration.ofSeconds(1), Duration.ofDays(7));
        if (contentSid != null && !TEMPLATE.matcher(contentSid).matches()) {
            throw new IllegalArgumentException(
                    "prosa.delivery.content-sid must be 'HX' and 32 hexadecimal digits but is " + contentSid);
        }
    }

    /// By channel address; empty where one account sends for all.
    @Override
    public Map<String, String> senders() {
        return senders == null ? Map.of() : senders;
    }

    private static void requireUrl(URI url) {
        boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
        if (!web || url.getHost() == null || url.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "prosa.delivery.base-url must be http:// or https://, a host and no user but is of another form");
        }
        boolean bare = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
        if (!bare || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("prosa.delivery.base-url must have no path, query or fragment");
        }
    }

    private static void requireBetween(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "prosa.delivery." + name + " must be " + least + " to " + most + " but is " + value);
        }
    }

    private static void requireBetween(String name, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(
                    "prosa.delivery." + name + " must be " + least + " to " + most + " but is " + value);
        }
    }

    /// Without addresses.
    @Override
    public String toString() {
        return "DeliveryProperties[enabled=" + enabled + ", baseUrl=" + baseUrl + "]";
    }
}
