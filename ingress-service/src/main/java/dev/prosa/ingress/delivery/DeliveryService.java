package dev.prosa.ingress.delivery;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Sends for as long as the service runs: joins the group anew whenever a membership failed.
final class DeliveryService implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryService.class);
    private static final long PAUSE_MILLIS = 2_000;
    private static final long STOP_MILLIS = 15_000;

    private final Supplier<Dispatch> memberships;
    private final AtomicReference<@Nullable Dispatch> current = new AtomicReference<>();
    private volatile boolean running;
    private @Nullable Thread thread;

    DeliveryService(Supplier<Dispatch> memberships, DeliveryMetrics metrics) {
        this.memberships = memberships;
        metrics.gauges(this::waiting, this::partitions);
    }

    private Number waiting() {
        Dispatch dispatch = current.get();
        return dispatch == null ? 0 : dispatch.waiting();
    }

    private Number partitions() {
        Dispatch dispatch = current.get();
        return dispatch == null ? 0 : dispatch.partitions();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("delivery").start(this::run);
    }

    private void run() {
        while (isRunning()) {
            try (Dispatch dispatch = memberships.get()) {
                current.set(dispatch);
                dispatch.run(this::isRunning);
            } catch (RuntimeException e) {
                if (!isRunning()) {
                    return;
                }
                log.atWarn().addKeyValue("reason", e.toString()).log("delivery failed and starts again");
                pause();
            } finally {
                current.set(null);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        Dispatch dispatch = current.get();
        if (dispatch != null) {
            dispatch.wakeup();
        }
        if (thread == null) {
            return;
        }
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// After the topics exist, and until they are no longer looked after.
    @Override
    public int getPhase() {
        return 10;
    }
}
