package dev.prosa.conversation.parking;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Lets replays go their rounds.
final class ReplayRounds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReplayRounds.class);

    private final AddressReplays replays;
    private final Duration every;
    private final InstantSource clock;
    private volatile @Nullable Thread running;

    ReplayRounds(AddressReplays replays, Duration every, InstantSource clock) {
        this.replays = replays;
        this.every = every;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = Thread.ofVirtual().name("replays").start(this::rounds);
    }

    private void rounds() {
        try {
            while (true) {
                go();
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            log.atDebug().log("replays stop"); // with the service
        }
    }

    private void go() throws InterruptedException {
        try {
            int replayed = replays.go(clock.instant());
            if (replayed > 0) {
                log.atInfo().addKeyValue("count", replayed).log("replayed what was parked for want of an owner");
            }
        } catch (SQLException | RuntimeException e) { // whatever it is, the next round comes
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            log.atWarn().addKeyValue("reason", e.toString()).log("replays failed, tried again at the next round");
        }
    }

    @Override
    public void stop() {
        Thread thread = running;
        running = null;
        if (thread != null) {
            thread.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
