package dev.prosa.standalone.torture;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.Json;
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
    /// @param answer as its sender was first told, null while nobody told
    public record Given(String commandId, @Nullable String answer) {}

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
        commands.put(commandId, new Given(commandId, null));
    }

    void answered(CommandAnswered answer) {
        commands.computeIfPresent(
                answer.commandId().value(),
                (id, given) -> given.answer() == null ? new Given(id, Json.writeText(answer)) : given);
    }

    /// By command ID.
    public Map<String, Given> commands() {
        return Map.copyOf(commands);
    }
}
