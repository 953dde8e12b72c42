/// Child processes that are started, watched, restarted when they die and stopped in order. Knows
/// nothing of Prosa.
@NullMarked
package dev.prosa.standalone.supervision;

import org.jspecify.annotations.NullMarked;
