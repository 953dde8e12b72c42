/// Reads `conversation-timers`, keeps the timers of the assigned partitions and puts a claim on
/// `conversation-events`
/// for each that is due. One thread owns everything in memory; all others leave it a message or
/// read what it
/// published.
@NullMarked
package dev.prosa.expiry.firing;

import org.jspecify.annotations.NullMarked;
