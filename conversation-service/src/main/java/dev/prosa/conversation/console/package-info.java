/// The console: pages on which agents see their conversations live and act on them. What a template
/// calls is public.
@NullMarked
package dev.prosa.conversation.console;

import org.jspecify.annotations.NullMarked;
