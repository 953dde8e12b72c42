/// What agents do: each request becomes an input on the log, and is answered with what was decided.
@NullMarked
package dev.prosa.conversation.commands;

import org.jspecify.annotations.NullMarked;
