package dev.prosa.ingress.quarantine;

import dev.prosa.ingress.config.QuarantineProperties;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How much of what strangers post is kept: whoever can reach us could otherwise fill Kafka's
/// disk. Thread-safe.
final class QuarantineLimits {

    /// More addresses than these share what the total allows, and the longest unheard of is
    /// forgotten.
    static final int MOST_SOURCES = 10_000;

    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final long QUARTER_DAY = TimeUnit.HOURS.toNanos(6);

    private final QuarantineProperties properties;
    private final LongSupplier nanoTime;
    private final TokenBucket rate;
    private final TokenBucket volume;
    private final Map<String, TokenBucket> sources = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
            return size() > MOST_SOURCES;
        }
    };

    QuarantineLimits(QuarantineProperties properties, LongSupplier nanoTime) {
        this.properties = properties;
        this.nanoTime = nanoTime;
        long now = nanoTime.getAsLong();
        rate = new TokenBucket(properties.perMinute(), MINUTE, now);
        volume = new TokenBucket(properties.volumePerDay().toBytes() / 4.0, QUARTER_DAY, now);
    }

    /// Takes room for one webhook, or says which limit leaves none.
    ///
    /// @param source who called; null where the connection does not say
    /// @param bytes the body's size
    synchronized Optional<Overflow> take(@Nullable InetAddress source, int bytes) {
        if (bytes > properties.maxBodySize().toBytes()) {
            return Optional.of(Overflow.SIZE);
        }
        long now = nanoTime.getAsLong();
        TokenBucket own =
                sources.computeIfAbsent(key(source), _ -> new TokenBucket(properties.sourcePerMinute(), MINUTE, now));
        if (!own.holds(1, now)) {
            return Optional.of(Overflow.SOURCE);
        }
        if (!rate.holds(1, now)) {
            return Optional.of(Overflow.RATE);
        }
        if (!volume.holds(bytes, now)) {
            return Optional.of(Overflow.VOLUME);
        }
        own.take(1);
        rate.take(1);
        volume.take(bytes);
        return Optional.empty();
    }

    /// One customer of a provider has a whole /64 of IPv6.
    private static String key(@Nullable InetAddress source) {
        if (source == null) {
            return "unknown";
        }
        byte[] address = source.getAddress();
        return HexFormat.of().formatHex(source instanceof Inet6Address ? Arrays.copyOf(address, 8) : address);
    }
}
