package dev.prosa.contracts.wire;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The W3C `traceparent` that follows a message through Kafka and the outbox:
/// `00-<trace>-<span>-<flags>`.
///
/// @see <a href="https://www.w3.org/TR/trace-context/">Trace Context</a>
public record TraceParent(String value) {

    /// The name of the header, on HTTP and on Kafka.
    public static final String HEADER = "traceparent";

    private static final Pattern FORM = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    /// @throws IllegalArgumentException if the value is no version 00 `traceparent`
    public TraceParent {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a traceparent: '" + value + "'");
        }
    }

    /// Whether a header holds a version 00 `traceparent`.
    public static boolean isValid(@Nullable String header) {
        return header != null && FORM.matcher(header).matches();
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
}
