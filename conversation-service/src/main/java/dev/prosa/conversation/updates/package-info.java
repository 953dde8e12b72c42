/// What changed, as it happens: one reader of `conversation-updates` per instance, and the streams of
/// events that people follow.
@NullMarked
package dev.prosa.conversation.updates;

import org.jspecify.annotations.NullMarked;
