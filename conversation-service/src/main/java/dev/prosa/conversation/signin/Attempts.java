package dev.prosa.conversation.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Limits how often passwords are tried: for an address from one source, and ten times as often for
/// an address from anywhere and for a source with any address. So nobody guesses for long, nobody
/// locks somebody else out with a few wrong passwords, and an office behind one network address
/// gets in. Per instance, in bounded memory: who is remembered longest is forgotten first.
final class Attempts {

    private static final int MOST_REMEMBERED = 30_000;
    private static final int WIDER = 10;

    private final int most;
    private final Duration window;
    private final Clock clock;
    private final Map<Key, Count> counts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    /// Empty is any.
    private record Key(String email, String source) {}

    private record Count(int taken, Instant until) {}

    /// @param most attempts within `window`, from the first
    Attempts(int most, Duration window, Clock clock) {
        this.most = most;
        this.window = window;
        this.clock = clock;
    }

    /// Counts an attempt before its password is looked at, so that many at once are no way around.
    ///
    /// @throws SignInException.TooOften if there is none left
    synchronized void take(String email, String source) {
        Instant now = clock.instant();
        for (Key key : keys(email, source)) {
            Count count = counts.get(key);
            if (count != null && now.isBefore(count.until) && count.taken >= limit(key)) {
                throw new SignInException.TooOften(Duration.between(now, count.until));
            }
        }
        for (Key key : keys(email, source)) {
            counts.compute(
                    key,
                    (_, count) -> count == null || !now.isBefore(count.until)
                            ? new Count(1, now.plus(window))
                            : new Count(count.taken + 1, count.until));
        }
    }

    /// It was the right password.
    synchronized void giveBack(String email, String source) {
        for (Key key : keys(email, source)) {
            counts.computeIfPresent(
                    key, (_, count) -> count.taken <= 1 ? null : new Count(count.taken - 1, count.until));
        }
    }

    private int limit(Key key) {
        return key.email.isEmpty() || key.source.isEmpty() ? WIDER * most : most;
    }

    private static List<Key> keys(String email, String source) {
        return List.of(new Key(email, source), new Key(email, ""), new Key("", source));
    }
}
