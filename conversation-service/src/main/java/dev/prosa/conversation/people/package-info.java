/// People who use Prosa: who they are, for which organisation, and what they may do.
@NullMarked
package dev.prosa.conversation.people;

import org.jspecify.annotations.NullMarked;
