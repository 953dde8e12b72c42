package dev.prosa.conversation.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Is told what the relay does, for metrics.
interface RelayObserver {

    RelayObserver NONE = new RelayObserver() {};

    /// This instance began or ceased to hold the lock.
    default void leads(boolean now) {}

    /// The engine streams; its MBeans carry this name.
    default void streams(String engine) {}

    /// The outbox's rows are in Kafka.
    ///
    /// @param committedAt when PostgreSQL committed the first of them
    /// @param took the Kafka transaction
    default void relayed(List<OutboxRow> rows, Instant committedAt, Duration took) {}

    /// Kafka could not be written to; the relay tries again.
    default void retries() {}

    default void refused(Refusal refusal) {}

    default void slotLost(SlotFault fault) {}

    /// After a lost slot.
    default void republished(long rows, long timers) {}

    /// The engine ended by an error; the relay starts it again.
    default void restarts() {}

    /// @param retainedBytes how much of the write-ahead log the slot holds back
    default void inspected(long retainedBytes) {}
}
