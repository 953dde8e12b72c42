package dev.prosa.conversation.commands;

import dev.prosa.contracts.identity.CommandId;
import dev.prosa.conversation.agents.BadParameterException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The bounds of what a request may say. What is refused is named, but not quoted where it may be
/// somebody's words.
final class Fields {

    private static final int LONGEST_TEXT = 4096;
    private static final int LONGEST_ID = 128;
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final Pattern AGENT = Pattern.compile("\\P{Cc}{1,128}");

    private Fields() {}

    /// The `Idempotency-Key`.
    static CommandId key(@Nullable String value) {
        if (value == null || !KEY.matcher(value).matches()) {
            throw BadParameterException.of(
                    "Idempotency-Key", "1 to 128 printable ASCII characters without spaces", shown(value));
        }
        return new CommandId(value);
    }

    static <T> T required(String field, String allowed, @Nullable T value) {
        if (value == null) {
            throw BadParameterException.missing(field, allowed);
        }
        return value;
    }

    static void atLeast(String field, long least, @Nullable Number value) {
        if (value != null && value.longValue() < least) {
            throw BadParameterException.of(field, "a whole number from " + least, value.toString());
        }
    }

    /// Text that can be kept: PostgreSQL takes no U+0000, and half a surrogate pair is no character.
    static String text(String field, @Nullable String value) {
        String text = required(field, "1 to %d characters, not blank".formatted(LONGEST_TEXT), value);
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw BadParameterException.of(
                    field, "1 to %d characters, not blank".formatted(LONGEST_TEXT), text.length() + " characters");
        }
        if (!isKeepable(text)) {
            throw BadParameterException.of(field, "Unicode text without U+0000", "something else");
        }
        return text;
    }

    static void agent(String field, @Nullable String value) {
        if (value != null && (value.isBlank() || !AGENT.matcher(value).matches() || !isKeepable(value))) {
            throw BadParameterException.of(
                    field, "an agent's ID of 1 to %d characters".formatted(LONGEST_ID), value.length() + " characters");
        }
    }

    private static boolean isKeepable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "not there" : value.length() + " characters";
    }
}
