package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One run of a conversation from opening to closing: what is true of it in every status.
///
/// @param number from 1
/// @param previousSession the session before, within the same organisation
/// @param contextFrom position of the first message of earlier sessions that belongs on top; null
///     for none
/// @param armed what the timer on the topic is set to; null where none is armed
/// @param lastAt the log's time of the last input that changed the session
public record Session(
        int number,
        OrganizationId organization,
        Channel channel,
        Instant openedAt,
        @Nullable Integer previousSession,
        @Nullable Long contextFrom,
        Service service,
        Dialogue dialogue,
        Outcomes outcomes,
        Texts texts,
        @Nullable Instant armed,
        Instant lastAt) {

    /// Who serves; null while nobody does.
    public @Nullable Actor servedBy() {
        return service.servedBy();
    }

    public @Nullable Instant servedSince() {
        return service.servedSince();
    }

    public long lastPosition() {
        return dialogue.lastPosition();
    }

    boolean isServed() {
        return service.servedBy() != null;
    }

    boolean isServedBy(Sender sender) {
        return sender.asServer().equals(service.servedBy());
    }

    boolean isServedByAssistant() {
        return Actor.ASSISTANT.equals(service.servedBy());
    }

    /// Whether the one who serves, if any, gives way to an agent who takes the session.
    boolean isFree() {
        return !isServed() || isServedByAssistant();
    }

    Session with(Service newService) {
        return new Session(
                number,
                organization,
                channel,
                openedAt,
                previousSession,
                contextFrom,
                newService,
                dialogue,
                outcomes,
                texts,
                armed,
                lastAt);
    }

    Session with(Dialogue newDialogue) {
        return new Session(
                number,
                organization,
                channel,
                openedAt,
                previousSession,
                contextFrom,
                service,
                newDialogue,
                outcomes,
                texts,
                armed,
                lastAt);
    }

    Session with(Outcomes newOutcomes) {
        return new Session(
                number,
                organization,
                channel,
                openedAt,
                previousSession,
                contextFrom,
                service,
                dialogue,
                newOutcomes,
                texts,
                armed,
                lastAt);
    }

    Session with(Texts newTexts) {
        return new Session(
                number,
                organization,
                channel,
                openedAt,
                previousSession,
                contextFrom,
                service,
                dialogue,
                outcomes,
                newTexts,
                armed,
                lastAt);
    }

    Session arming(@Nullable Instant fireAt) {
        return new Session(
                number,
                organization,
                channel,
                openedAt,
                previousSession,
                contextFrom,
                service,
                dialogue,
                outcomes,
                texts,
                fireAt,
                lastAt);
    }

    Session touched(Instant at) {
        return new Session(
                number,
                organization,
                channel,
                openedAt,
                previousSession,
                contextFrom,
                service,
                dialogue,
                outcomes,
                texts,
                armed,
                at);
    }
}
