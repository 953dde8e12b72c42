package dev.prosa.standalone.demo;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/// Durations as people write them: `500ms`, `5s`, `15m`, `2h`, `1d`, `1h30m`, or ISO 8601
/// (`PT15M`).
public final class HumanDuration {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,9}(ms|[smhd]))+");
    private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|[smhd])");

    private HumanDuration() {}

    /// @throws IllegalArgumentException if the text is no duration, saying how to write one
    public static Duration parse(String text) {
        var trimmed = text.strip().toLowerCase(Locale.ROOT);
        if (trimmed.startsWith("p")) {
            try {
                return Duration.parse(trimmed);
            } catch (DateTimeParseException e) {
                throw noDuration(text);
            }
        }
        if (!WHOLE.matcher(trimmed).matches()) {
            throw noDuration(text);
        }
        var sum = Duration.ZERO;
        for (var parts = PART.matcher(trimmed); parts.find(); ) {
            sum = sum.plus(part(Long.parseLong(parts.group(1)), parts.group(2)));
        }
        return sum;
    }

    /// The shortest way to write it: `48h`, `15m`, `1h30m`, `500ms`, `0s`.
    public static String format(Duration duration) {
        var text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }

    private static Duration part(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            case "d" -> Duration.ofDays(amount);
            default -> throw new IllegalStateException("the pattern lets no unit " + unit + " through");
        };
    }

    private static IllegalArgumentException noDuration(String text) {
        return new IllegalArgumentException(
                "'" + text + "' is no duration: write it like 500ms, 5s, 15m, 2h, 1d, 1h30m or PT15M");
    }
}
