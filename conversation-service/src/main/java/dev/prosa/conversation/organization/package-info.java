/// Organisations: which channel addresses are theirs and how their conversations run.
@NullMarked
package dev.prosa.conversation.organization;

import org.jspecify.annotations.NullMarked;
