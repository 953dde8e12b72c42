package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.ConversationState.AwaitingConfirmation;
import dev.prosa.conversation.domain.ConversationState.Idle;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Pending;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WaitingClose;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an open session leaves its status by itself, and into what.
///
/// @param closes why it closes then; null where it goes idle
public record Deadline(Instant at, @Nullable CloseReason closes) {

    /// Every open status has one: no zombie conversations.
    public static Deadline of(Open state, TimeoutPolicy clocks) {
        return switch (state) {
            case Pending pending ->
                new Deadline(
                        later(pending.since(), pending.session().dialogue().lastCustomerAt())
                                .plus(clocks.pending()),
                        CloseReason.EXPIRED);
            case Progress progress -> inProgress(progress, clocks);
            case Idle idle -> new Deadline(idle.since().plus(clocks.idleClose()), CloseReason.IDLE_TIMEOUT);
            case AwaitingConfirmation awaiting ->
                new Deadline(awaiting.since().plus(clocks.confirmation()), CloseReason.IDLE_TIMEOUT);
            case WaitingClose waiting ->
                new Deadline(waiting.since().plus(clocks.closingGrace()), CloseReason.USER_CLOSED);
        };
    }

    private static Deadline inProgress(Progress progress, TimeoutPolicy clocks) {
        Instant expiry = later(progress.since(), progress.session().dialogue().lastWordAt())
                .plus(clocks.progress());
        Instant owes = progress.customerOwesSince();
        if (owes != null && owes.plus(clocks.idle()).isBefore(expiry)) {
            return new Deadline(owes.plus(clocks.idle()), null);
        }
        return new Deadline(expiry, CloseReason.EXPIRED);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
