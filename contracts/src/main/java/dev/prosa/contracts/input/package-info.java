/// What lies on `conversation-events`: everything that may change a conversation, as it crossed
/// Kafka.
@NullMarked
package dev.prosa.contracts.input;

import org.jspecify.annotations.NullMarked;
