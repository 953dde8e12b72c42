package dev.prosa.ingress.media;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Says where Twilio may send us for a file. It keeps them on another host and answers with a redirect.
final class Redirects {

    /// No more are followed.
    static final int MOST = 3;

    private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

    private final URI baseUrl;

    /// @param baseUrl of Twilio's API, the only one that need not be `https`
    Redirects(URI baseUrl) {
        this.baseUrl = baseUrl;
    }

    static boolean isOne(int status) {
        return STATUSES.contains(status);
    }

    /// Null if it leads to where we do not go. Which addresses its host may have is up to [Reach].
    @Nullable
    URI next(URI from, HttpHeaders headers) {
        String location = headers.getFirst(HttpHeaders.LOCATION);
        if (location == null || location.isBlank()) {
            return null;
        }
        try {
            URI to = from.resolve(location);
            boolean secure = "https".equals(to.getScheme()) && to.getHost() != null && to.getRawUserInfo() == null;
            return secure || isOurs(to) ? to : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private boolean isOurs(URI url) {
        return String.valueOf(baseUrl.getScheme()).equals(url.getScheme())
                && String.valueOf(baseUrl.getRawAuthority()).equals(url.getRawAuthority());
    }
}
