package dev.prosa.conversation.relay;

/// Why the replication slot cannot be trusted to deliver every row since the last one relayed.
enum SlotFault {
    /// The relay has never run on this database.
    FIRST_START,
    /// The slot is gone.
    MISSING,
    /// PostgreSQL gave up what the slot still needed (`max_slot_wal_keep_size`).
    INVALIDATED,
    /// The slot is another one of the same name: it starts later than the last row relayed.
    NEWER,
    /// Another database cluster, a restored one perhaps.
    OTHER_CLUSTER,
    /// The publication was dropped or replaced; rows written meanwhile are not in the stream.
    PUBLICATION_REPLACED
}
