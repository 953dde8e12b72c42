/// Replays the log under other clocks: which sessions would have ended differently?
@NullMarked
package dev.prosa.conversation.whatif;

import org.jspecify.annotations.NullMarked;
