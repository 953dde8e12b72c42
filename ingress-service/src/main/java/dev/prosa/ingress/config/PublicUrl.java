package dev.prosa.ingress.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Where the world reaches this service.
///
/// @param bases the URL up to the request's path: first as configured, then with the port left out
///     or filled in,
/// since Twilio signs either
public record PublicUrl(List<String> bases) {

    public PublicUrl {
        bases = List.copyOf(bases);
    }

    /// @throws IllegalArgumentException if the text is no absolute HTTP URL, or has user info,
    ///     query or fragment
    public static PublicUrl of(String text) {
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException _) {
            throw refused(text, "it is no URL");
        }
        boolean secure = "https".equals(url.getScheme());
        if (!secure && !"http".equals(url.getScheme()) || url.getHost() == null) {
            throw refused(text, "it must begin with https:// or http:// and a host");
        }
        if (url.getUserInfo() != null) {
            throw refused(text, "it must have no user and password");
        }
        if (url.getQuery() != null || url.getFragment() != null) {
            throw refused(text, "it must have no query and no fragment");
        }
        String prefix = url.getScheme() + "://" + url.getHost();
        String path = url.getRawPath().replaceAll("/+$", "");
        List<String> bases = new ArrayList<>();
        if (url.getPort() >= 0) {
            bases.add(prefix + ":" + url.getPort() + path);
            bases.add(prefix + path);
        } else {
            bases.add(prefix + path);
            bases.add(prefix + (secure ? ":443" : ":80") + path);
        }
        return new PublicUrl(bases);
    }

    private static IllegalArgumentException refused(String text, String why) {
        String withoutPassword = text.replaceFirst("//.*@", "//…@");
        return new IllegalArgumentException("prosa.twilio.public-url is '" + withoutPassword + "': " + why);
    }

    /// The URL as configured, without a slash at its end.
    @Override
    public String toString() {
        return bases.getFirst();
    }
}
