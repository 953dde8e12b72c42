/// The timers of a partition in memory: a few arrays of primitives, so that ten million fit in a
/// gibibyte. Pure: no
/// clock, no Kafka, no thread. Nothing here is thread-safe; each partition has one owner.
@NullMarked
package dev.prosa.expiry.timers;

import org.jspecify.annotations.NullMarked;
