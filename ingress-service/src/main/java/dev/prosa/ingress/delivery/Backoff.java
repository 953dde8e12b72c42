package dev.prosa.ingress.delivery;

import dev.prosa.ingress.config.DeliveryProperties;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The pauses between the attempts for one message: each twice the last, between a half and the whole of it
/// by chance, so that those who failed together don't come back together.
final class Backoff {

    private final Duration most;
    private Duration next;

    Backoff(DeliveryProperties properties) {
        this.next = properties.backoff();
        this.most = properties.maxBackoff();
    }

    /// @param asked how long Twilio asks to wait, which is honoured up to the longest pause
    Duration next(@Nullable Duration asked) {
        long millis = next.toMillis();
        Duration pause =
                Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
        next = shorter(next.multipliedBy(2), most);
        return asked == null || asked.compareTo(pause) < 0 ? pause : shorter(asked, most);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
