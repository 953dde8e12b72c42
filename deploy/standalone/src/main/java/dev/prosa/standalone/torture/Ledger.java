package dev.prosa.standalone.torture;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// What the outside world was told: which webhooks were acknowledged, which commands were given and
/// how they were answered. The judge holds Prosa to it.
public final class Ledger {

    private final BitSet acknowledged = new BitSet();
    private final Map<String, Given> commands = new ConcurrentHashMap<>();
    private final AtomicLong nextMessage = new AtomicLong();

    /// A command.
    ///
    /// @param told what its sender was told first, null while nobody told
    /// @param times how often they were told
    /// @param otherwise how often they were told something else than at first
    public record Given(String commandId, @Nullable Told told, int times, int otherwise) {

        private Given with(Told next) {
            boolean other = told != null && !told.equals(next);
            return new Given(commandId, told == null ? next : told, times + 1, other ? otherwise + 1 : otherwise);
        }
    }

    /// A new message's index.
    long issue() {
        return nextMessage.getAndIncrement();
    }

    void acknowledged(long index) {
        synchronized (acknowledged) {
            acknowledged.set((int) index);
        }
    }

    /// Indices of all messages whose webhook was acknowledged.
    public BitSet acknowledged() {
        synchronized (acknowledged) {
            return (BitSet) acknowledged.clone();
        }
    }

    /// How many messages were sent, or may have been.
    public long issued() {
        return nextMessage.get();
    }

    void given(String commandId) {
        commands.put(commandId, new Given(commandId, null, 0, 0));
    }

    void told(String commandId, Told told) {
        commands.computeIfPresent(commandId, (_, given) -> given.with(told));
    }

    /// By command ID.
    public Map<String, Given> commands() {
        return Map.copyOf(commands);
    }
}
