/// What agents ask: conversations, what was said in them, and why each turn was taken.
@NullMarked
package dev.prosa.conversation.agents;

import org.jspecify.annotations.NullMarked;
