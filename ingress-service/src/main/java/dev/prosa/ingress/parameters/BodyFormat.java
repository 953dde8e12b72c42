package dev.prosa.ingress.parameters;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a webhook's body is written.
public enum BodyFormat {
    FORM,
    JSON;

    /// The format a `Content-Type` names; null for any other and for a charset that is not UTF-8.
    public static @Nullable BodyFormat of(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon)).strip();
        if (semicolon >= 0 && !isUtf8(contentType.substring(semicolon))) {
            return null;
        }
        if (type.equalsIgnoreCase("application/x-www-form-urlencoded")) {
            return FORM;
        }
        return type.equalsIgnoreCase("application/json") ? JSON : null;
    }

    private static boolean isUtf8(String parameters) {
        String lower = parameters.toLowerCase(Locale.ROOT).replace("\"", "").replace(" ", "");
        return !lower.contains("charset=") || lower.contains("charset=utf-8");
    }

    /// @throws UnreadableBodyException if the body is not of this format
    public Parameters decode(byte[] body) throws UnreadableBodyException {
        return switch (this) {
            case FORM -> FormDecoder.decode(body);
            case JSON -> JsonDecoder.decode(body);
        };
    }
}
