package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.TextKind;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which texts the machine has sent in a session, so that none leaves twice for the same cause.
///
/// @param lastCauses the last cause of each kind; causes only grow
/// @param surveySentAt when the survey left; null where none did
record Texts(Map<TextKind, Long> lastCauses, @Nullable Instant surveySentAt) {

    static final Texts NONE = new Texts(Map.of(), null);

    Texts {
        lastCauses = Collections.unmodifiableMap(
                lastCauses.isEmpty() ? new EnumMap<>(TextKind.class) : new EnumMap<>(lastCauses));
    }

    boolean maySend(TextKind kind, long cause) {
        Long last = lastCauses.get(kind);
        return last == null || last < cause;
    }

    Texts sent(TextKind kind, long cause, Instant at) {
        Map<TextKind, Long> causes = new EnumMap<>(TextKind.class);
        causes.putAll(lastCauses);
        causes.put(kind, cause);
        return new Texts(causes, kind == TextKind.SURVEY ? at : surveySentAt);
    }
}
