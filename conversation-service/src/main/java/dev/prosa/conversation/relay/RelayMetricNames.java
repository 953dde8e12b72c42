package dev.prosa.conversation.relay;

/// Every metric of the relay. Prometheus writes them with underscores: `prosa_relay_rows_total`.
final class RelayMetricNames {

    /// Counter by `topic`: outbox rows that Kafka has.
    static final String ROWS = "prosa.relay.rows";

    /// Timer: from the commit in PostgreSQL to the commit in Kafka, of the first row of each Kafka
    /// transaction. An
    /// alert
    /// belongs on it.
    static final String LAG = "prosa.relay.lag";

    /// Timer: one Kafka transaction, all its sends included.
    static final String TRANSACTION = "prosa.relay.transaction";

    /// Gauge: 1 where this instance holds the lock, else 0. Their sum over all instances is 1.
    static final String LEADER = "prosa.relay.leader";

    /// Counter: transactions that Kafka did not take at once.
    static final String RETRIES = "prosa.relay.retries";

    /// Counter: how often the engine was started again after an error.
    static final String RESTARTS = "prosa.relay.restarts";

    /// Counter by `reason` (Kafka's error): rows set aside in `relay_refused`. Anything above 0
    /// needs a person.
    static final String REFUSED = "prosa.relay.refused";

    /// Counter by `reason` ([SlotFault]): replication slots lost. The rows were republished, but
    /// find out why.
    static final String SLOT_LOST = "prosa.relay.slot.lost";

    /// Counter by `what` (`rows`, `timers`): records sent again after a lost slot.
    static final String REPUBLISHED = "prosa.relay.republished";

    /// Gauge, bytes: how much of the write-ahead log the slot holds back. Alert well below
    /// PostgreSQL's
    /// `max_slot_wal_keep_size`. NaN where this instance stands by.
    static final String SLOT_RETAINED = "prosa.relay.slot.retained";

    /// Gauge: 1 while Debezium is connected. NaN where this instance stands by.
    static final String ENGINE_CONNECTED = "prosa.relay.engine.connected";

    /// Gauge, milliseconds: how far Debezium's last event lay behind its commit. NaN where this
    /// instance stands by.
    static final String ENGINE_BEHIND = "prosa.relay.engine.behind";

    /// Gauge: free places in Debezium's queue; 0 means that Kafka is the slower side. NaN where
    /// this instance stands
    /// by.
    static final String ENGINE_QUEUE_FREE = "prosa.relay.engine.queue.free";

    private RelayMetricNames() {}
}
