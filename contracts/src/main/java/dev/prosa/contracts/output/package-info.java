/// What Prosa tells the world: timers to arm, updates, closed sessions, messages to send, and what
/// was parked.
@NullMarked
package dev.prosa.contracts.output;

import org.jspecify.annotations.NullMarked;
