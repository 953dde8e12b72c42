package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Actor;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who serves a session and how long we have worked on it.
///
/// @param acceptedAt when the first agent began to serve
/// @param handledMillis finished stretches of work, without waiting for the customer
/// @param handlingSince when the running stretch began; null while the customer owes the answer or
///     nobody serves
/// @param releasedFrom whom somebody else put the session back into the queue from; null where
///     nobody did
record Service(
        @Nullable Actor servedBy,
        @Nullable Instant servedSince,
        @Nullable Instant acceptedAt,
        @Nullable String acceptedBy,
        int handoffs,
        long handledMillis,
        @Nullable Instant handlingSince,
        @Nullable Actor releasedFrom,
        @Nullable Instant releasedAt) {

    static final Service NOBODY = new Service(null, null, null, null, 0, 0, null, null, null);

    /// What the one who served gives this soon after was given without knowing of it.
    private static final Duration CROSSING = Duration.ofSeconds(2);

    Service by(Actor server, Instant at) {
        boolean firstAgent = acceptedAt == null && server.kind() == Actor.Kind.AGENT;
        return new Service(
                server,
                at,
                firstAgent ? at : acceptedAt,
                firstAgent ? server.id() : acceptedBy,
                handoffs,
                handledMillis,
                handlingSince,
                null,
                null);
    }

    Service byNobody(@Nullable Actor from, Instant at) {
        return new Service(null, null, acceptedAt, acceptedBy, handoffs, handledMillis, handlingSince, from, at);
    }

    /// Whether whoever serves took the session in this very moment.
    boolean isJustTaken(Instant at) {
        return servedSince != null && !at.isAfter(servedSince.plus(CROSSING));
    }

    /// Whether somebody else took the session from this one in this very moment.
    boolean isJustReleasedFrom(Actor server, Instant at) {
        return servedBy == null
                && server.equals(releasedFrom)
                && releasedAt != null
                && !at.isAfter(releasedAt.plus(CROSSING));
    }

    Service handedOff() {
        return new Service(
                servedBy,
                servedSince,
                acceptedAt,
                acceptedBy,
                handoffs + 1,
                handledMillis,
                handlingSince,
                releasedFrom,
                releasedAt);
    }

    /// Starts or ends a stretch of work; does nothing where it already runs or rests.
    Service working(boolean works, Instant at) {
        if (works == (handlingSince != null)) {
            return this;
        }
        long handled = handlingSince == null
                ? handledMillis
                : handledMillis + Duration.between(handlingSince, at).toMillis();
        return new Service(
                servedBy,
                servedSince,
                acceptedAt,
                acceptedBy,
                handoffs,
                handled,
                works ? at : null,
                releasedFrom,
                releasedAt);
    }
}
