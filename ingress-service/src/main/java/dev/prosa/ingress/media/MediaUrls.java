package dev.prosa.ingress.media;

import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.config.TwilioProperties;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Knows the one form of URL that is fetched because somebody says so.
///
/// A text is taken as a whole or not at all. Nothing in it is decoded, normalized or resolved first, so there is
/// nothing that two readers could understand in two ways.
///
/// @see <a href="https://www.twilio.com/docs/messaging/api/media-resource">Twilio's documentation</a>
final class MediaUrls {

    private static final String FILE =
            "/2010-04-01/Accounts/(?<account>AC[0-9a-f]{32})/Messages/(?:SM|MM)[0-9a-f]{32}/Media/ME[0-9a-f]{32}";

    private final Pattern form;
    private final Map<String, TwilioProperties.Account> accounts;

    MediaUrls(DeliveryProperties delivery, TwilioProperties twilio) {
        String base = delivery.baseUrl().toString().replaceFirst("/$", "");
        this.form = Pattern.compile(Pattern.quote(base) + FILE);
        this.accounts = twilio.accounts();
    }

    /// Null if the text is anything else, or the file another account's.
    @Nullable
    MediaFile fileAt(String url) {
        Matcher matcher = form.matcher(url);
        if (!matcher.matches()) {
            return null;
        }
        String sid = matcher.group("account");
        TwilioProperties.Account account = accounts.get(sid);
        return account == null
                ? null
                : new MediaFile(URI.create(url), sid, account.tokens().getFirst());
    }
}
