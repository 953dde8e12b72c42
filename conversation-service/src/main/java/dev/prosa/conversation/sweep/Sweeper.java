package dev.prosa.conversation.sweep;

import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.conversation.config.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Claims the timeout of every open conversation that is past its deadline for too long.
///
/// It changes no conversation: it appends `TimeoutElapsed` to the log, and the state machine
/// decides, as with any
/// timer. What it claimed it remembers in the transaction that ends after Kafka's acknowledgement,
/// so two sweeps at
/// once have one effect, and after a crash a claim comes twice rather than never.
final class Sweeper {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final DirectConnections database;
    private final ConversationLog log;
    private final SweepProperties properties;

    Sweeper(DirectConnections database, ConversationLog log, SweepProperties properties) {
        this.database = database;
        this.log = log;
        this.properties = properties;
    }

    /// One round.
    ///
    /// @throws org.apache.kafka.common.KafkaException if Kafka does not answer; nothing counts as
    ///     claimed then
    SweepOutcome sweep(Instant now) throws SQLException, InterruptedException {
        try (Connection connection = database.open("sweeper", PATIENCE)) {
            connection.setAutoCommit(false); // closing without a commit rolls back
            SweepStore store = new SweepStore(connection, properties);
            if (!store.beginRound(now)) {
                return new SweepOutcome.NotOurTurn();
            }
            List<PartitionPosition> positions = store.positions();
            List<Integer> current = withoutLag(positions, now);
            store.forgetOld(now);
            List<TimeoutElapsed> claims = store.claim(current, now);
            log.append(claims);
            connection.commit();
            return new SweepOutcome.Swept(claims.size(), positions.size() - current.size());
        }
    }

    private List<Integer> withoutLag(List<PartitionPosition> positions, Instant now) throws InterruptedException {
        Map<Integer, Long> ends = log.endOffsets(
                positions.stream().map(PartitionPosition::partition).toList());
        return positions.stream()
                .filter(position ->
                        !position.lags(ends.getOrDefault(position.partition(), Long.MAX_VALUE), now, properties.lag()))
                .map(PartitionPosition::partition)
                .toList();
    }
}
