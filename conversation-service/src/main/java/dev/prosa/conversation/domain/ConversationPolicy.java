package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.TextKind;
import java.util.Set;

/// How an organisation wants its conversations run. An immutable version: a change makes the next.
///
/// @param version from 1; recorded with every transition, so a replay decides alike
/// @param assistantOn whether a session opens served by the assistant
/// @param texts which texts the machine sends by itself
public record ConversationPolicy(int version, TimeoutPolicy timeouts, boolean assistantOn, Set<TextKind> texts) {

    public ConversationPolicy {
        texts = Set.copyOf(texts);
    }
}
