package dev.prosa.conversation.relay;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/// Starts the relay after the topics exist and stops it after the listener, so that what was last
/// decided still leaves.
final class RelayLifecycle implements SmartLifecycle {

    private final Supplier<Relay> relays;
    private @Nullable Relay relay;

    RelayLifecycle(Supplier<Relay> relays) {
        this.relays = relays;
    }

    @Override
    public void start() {
        Relay started = relays.get();
        relay = started;
        started.start();
    }

    @Override
    public void stop() {
        Relay running = relay;
        relay = null;
        if (running != null) {
            running.close();
        }
    }

    @Override
    public boolean isRunning() {
        return relay != null;
    }

    /// After `TopicsAtStart` (0) and before every listener.
    @Override
    public int getPhase() {
        return 1;
    }
}
