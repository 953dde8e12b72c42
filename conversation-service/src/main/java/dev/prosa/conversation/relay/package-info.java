/// Carries the outbox to Kafka, from PostgreSQL's write-ahead log, in order and without loss.
///
/// Start reading at [Relay]: one instance holds the lock ([Leadership]), makes sure that its
/// replication slot is the
/// one it knows ([ReplicationSlot], [LostSlotRecovery]), streams the outbox's rows
/// ([OutboxStream], [RowHandler]) and
/// writes them in transactions ([KafkaWriter]).
@NullMarked
package dev.prosa.conversation.relay;

import org.jspecify.annotations.NullMarked;
