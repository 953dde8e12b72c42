package dev.prosa.ingress.media;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// What a browser is told about a file. A customer chose the file, so a browser gets no chance to run it.
///
/// @see <a href="https://www.twilio.com/docs/whatsapp/guidance-whatsapp-media-messages">what WhatsApp takes</a>
final class Description {

    private static final Set<String> SHOWN = Set.of(
            "image/jpeg",
            "image/png",
            "image/gif",
            "image/webp",
            "audio/ogg",
            "audio/mpeg",
            "audio/mp4",
            "audio/amr",
            "audio/aac",
            "video/mp4",
            "video/3gpp",
            "application/pdf",
            "text/vcard");

    private Description() {}

    /// @param length in bytes; negative where it is not known
    static void write(@Nullable String contentType, long length, HttpHeaders headers) {
        String type = essence(contentType);
        if (SHOWN.contains(type)) {
            headers.set(HttpHeaders.CONTENT_TYPE, type);
        } else {
            headers.set(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
            headers.set(HttpHeaders.CONTENT_DISPOSITION, "attachment");
        }
        if (length >= 0) {
            headers.setContentLength(length);
        }
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set(HttpHeaders.CACHE_CONTROL, "private, max-age=3600");
        headers.set("Content-Security-Policy", "sandbox; default-src 'none'");
    }

    /// The type without its parameters.
    private static String essence(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
