/// The state machine: `decide` and `evolve`, pure. No clock, no I/O, no framework; time arrives on
/// the input.
@NullMarked
package dev.prosa.conversation.domain;

import org.jspecify.annotations.NullMarked;
