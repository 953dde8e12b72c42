package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks after the outbox's days, at once and then hourly, while this instance leads.
final class OutboxUpkeep implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OutboxUpkeep.class);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final DirectConnections database;
    private final Duration keep;
    private final StopSignal stop = new StopSignal();

    private OutboxUpkeep(DirectConnections database, Duration keep) {
        this.database = database;
        this.keep = keep;
    }

    static OutboxUpkeep start(DirectConnections database, Duration keep) {
        OutboxUpkeep upkeep = new OutboxUpkeep(database, keep);
        Thread.ofVirtual().name("outbox-upkeep").start(upkeep::run);
        return upkeep;
    }

    private void run() {
        try {
            while (true) {
                maintain();
                stop.pause(PAUSE);
            }
        } catch (InterruptedException e) {
            log.atDebug().log("outbox upkeep stops");
        }
    }

    private void maintain() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try (Connection connection = database.open("outbox upkeep", PATIENCE)) {
            OutboxPartitions.maintain(connection, today, today.minusDays(keep.toDays()));
        } catch (SQLException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("outbox upkeep failed, tried again in an hour");
        }
    }

    @Override
    public void close() {
        stop.give();
    }
}
