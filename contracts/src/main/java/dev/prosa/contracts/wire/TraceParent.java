package dev.prosa.contracts.wire;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The W3C `traceparent` that follows a message through Kafka and the outbox:
/// `00-<trace>-<span>-<flags>`.
///
/// @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
public record TraceParent(String value) {

    /// The name of the header, on HTTP and on Kafka.
    public static final String HEADER = "traceparent";

    /// @throws IllegalArgumentException if the value is no version 00 `traceparent`
    public TraceParent {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a traceparent: '" + value + "'");
        }
    }

    /// Whether a header holds a version 00 `traceparent`.
    public static boolean isValid(@Nullable String header) {
        return header != null
                && header.length() == 55
                && header.startsWith("00-")
                && isHex(header, 3, 35)
                && isNotZero(header, 3, 35)
                && header.charAt(35) == '-'
                && isHex(header, 36, 52)
                && isNotZero(header, 36, 52)
                && header.charAt(52) == '-'
                && isHex(header, 53, 55);
    }

    /// The caller's trace where it sent a valid one, a new trace otherwise.
    public static TraceParent continuing(@Nullable String header) {
        return header != null && isValid(header) ? new TraceParent(header) : fresh();
    }

    private static TraceParent fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        long high = random.nextLong() | 1;
        long low = random.nextLong();
        long span = random.nextLong() | 1;
        return new TraceParent(
                "00-" + hex.toHexDigits(high) + hex.toHexDigits(low) + "-" + hex.toHexDigits(span) + "-01");
    }

    /// 32 hexadecimal digits, for logs.
    public String traceId() {
        return value.substring(3, 35);
    }

    /// By hand: every webhook comes by here, and a regular expression takes ten times as long.
    private static boolean isHex(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char digit = text.charAt(at);
            if (!(digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNotZero(String hex, int from, int to) {
        for (int at = from; at < to; at++) {
            if (hex.charAt(at) != '0') {
                return true;
            }
        }
        return false;
    }
}
