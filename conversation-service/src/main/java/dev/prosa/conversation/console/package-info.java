/// The console: pages on which agents see their conversations live and act on them.
@NullMarked
package dev.prosa.conversation.console;

import org.jspecify.annotations.NullMarked;
