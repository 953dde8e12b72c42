/// From Kafka's batches to inputs: reads records, keeps to PostgreSQL's offset, blocks until a
/// batch is stored.
@NullMarked
package dev.prosa.conversation.intake;

import org.jspecify.annotations.NullMarked;
