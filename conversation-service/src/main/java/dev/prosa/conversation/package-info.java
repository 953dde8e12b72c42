/// Owns the truth about conversations: the state machine, its store and the outbox relay.
@NullMarked
package dev.prosa.conversation;

import org.jspecify.annotations.NullMarked;
