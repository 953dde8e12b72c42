/// Trying Prosa by hand: writing as a customer, acting as an agent, and looking at what became of
/// it.
@NullMarked
package dev.prosa.standalone.hand;

import org.jspecify.annotations.NullMarked;
