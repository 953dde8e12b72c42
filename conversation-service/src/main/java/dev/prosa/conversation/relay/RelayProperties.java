package dev.prosa.conversation.relay;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How the outbox gets to Kafka (`prosa.relay`).
///
/// @param enabled whether this instance takes part; true by default
/// @param slot the replication slot's name, which is the whole server's: lower-case letters,
///     digits and `_`, up to 63;
///     empty, the default, for `prosa_relay_<database>`
/// @param transactionalId the one under which all relays of an installation write, `prosa-relay`
///     by default
/// @param pollInterval how long the engine gathers rows, 1 ms to 1 s; 2 ms by default. It is added
///     to every record's
///     latency; below 5 ms an idle relay costs a few per cent of a core
/// @param maxBatch rows in one Kafka transaction at most, 1 to 100,000; 4,096 by default
/// @param gather how far apart two Kafka transactions begin at most while many rows come, 0 to 1 s;
///     40 ms by default
/// @param saveEvery how often the watermarks are saved, 100 ms to 1 min; 1 s by default. After a
///     crash so much is sent
///     twice
/// @param keep how long relayed rows stay in the outbox, 1 day or more; 7 days by default
@ConfigurationProperties("prosa.relay")
public record RelayProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("") String slot,
        @DefaultValue("prosa-relay") String transactionalId,
        @DefaultValue("2ms") Duration pollInterval,
        @DefaultValue("4096") int maxBatch,
        @DefaultValue("40ms") Duration gather,
        @DefaultValue("1s") Duration saveEvery,
        @DefaultValue("7d") Duration keep) {

    private static final Pattern SLOT = Pattern.compile("[a-z0-9_]{0,63}");

    public RelayProperties {
        require(SLOT.matcher(slot).matches(), "slot must be up to 63 lower-case letters, digits and _", slot);
        require(!transactionalId.isBlank(), "transactional-id must not be empty", transactionalId);
        requireRange("poll-interval", pollInterval, Duration.ofMillis(1), Duration.ofSeconds(1));
        require(maxBatch >= 1 && maxBatch <= 100_000, "max-batch must be from 1 to 100000", maxBatch);
        requireRange("gather", gather, Duration.ZERO, Duration.ofSeconds(1));
        requireRange("save-every", saveEvery, Duration.ofMillis(100), Duration.ofMinutes(1));
        require(keep.compareTo(Duration.ofDays(1)) >= 0, "keep must be 1d or more", keep);
    }

    private static void requireRange(String name, Duration value, Duration least, Duration most) {
        require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                "%s must be from %d to %d ms".formatted(name, least.toMillis(), most.toMillis()),
                value);
    }

    private static void require(boolean holds, String rule, Object value) {
        if (!holds) {
            throw new IllegalArgumentException("prosa.relay.%s but is %s".formatted(rule, value));
        }
    }

    /// The slot's name where none is configured.
    String slotOn(String database) {
        if (!slot.isEmpty()) {
            return slot;
        }
        String name = "prosa_relay_" + database.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        return name.substring(0, Math.min(63, name.length()));
    }
}
