package dev.prosa.conversation.commands;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.conversation.domain.Decision.Rejected.Why;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// Tells an agent why a command was refused, what is true instead, and what to do now.
final class Refusals {

    private Refusals() {}

    static HttpStatus status(CommandAnswered refused) {
        return switch (why(refused).orElse(null)) {
            case NO_SUCH_CONVERSATION -> HttpStatus.NOT_FOUND;
            case COMMAND_ID_REUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
            case null, default -> HttpStatus.CONFLICT;
        };
    }

    /// The reason as a problem's type has it: `already-accepted`.
    static String type(CommandAnswered refused) {
        return String.valueOf(refused.reason()).toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// `Already accepted`.
    static String title(CommandAnswered refused) {
        String words = type(refused).replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /// What is so, and what to do.
    static String sentence(CommandAnswered refused) {
        Truth truth = refused.truth();
        return why(refused)
                .map(why -> sentence(why, truth))
                .orElse("The command was refused. Load the conversation again to see how it stands.");
    }

    private static String sentence(Why why, @Nullable Truth truth) {
        return switch (why) {
            case NO_SUCH_CONVERSATION -> "There is no such conversation.";
            case STALE_SESSION ->
                "This was meant for another session: the current one is %s. Load the conversation and look before you act."
                        .formatted(truth == null ? "another" : truth.session());
            case ALREADY_ACCEPTED ->
                "%s. Choose another conversation, or ask for a transfer.".formatted(serving(truth));
            case NOT_ACCEPTED -> "Nobody has accepted this conversation. Accept it first.";
            case NOT_YOURS -> "%s. Only they or a supervisor may do this.".formatted(serving(truth));
            case HANDED_OFF ->
                "It was put back into the queue at this very moment. Accept it again if you want to serve it.";
            case NOT_ALLOWED -> "Your role may not do this. Ask a supervisor.";
            case SESSION_CLOSED ->
                "%s. The customer's next message opens it again, or a new session.".formatted(closed(truth));
            case CUSTOMER_WROTE ->
                "The customer wrote something you have not seen%s. Read it, then decide again."
                        .formatted(truth == null ? "" : " (the last message is " + truth.lastPosition() + ")");
            case SEEN_REQUIRED -> "Say with 'seen' which message you saw last.";
            case ADDRESS_CHANGED_HANDS ->
                "The channel's address belongs to another organisation now. Nothing can be sent.";
            case COMMAND_ID_REUSED -> KeyReusedException.SENTENCE;
        };
    }

    private static String serving(@Nullable Truth truth) {
        if (truth == null || truth.servedBy() == null) {
            return "Somebody else serves this conversation";
        }
        String since = truth.servedSince() == null ? "" : " since " + truth.servedSince();
        return "%s serves this conversation%s".formatted(name(truth.servedBy()), since);
    }

    private static String closed(@Nullable Truth truth) {
        if (truth == null || truth.closeReason() == null) {
            return "The session is closed";
        }
        String by = truth.closedBy() == null ? "" : " by " + name(truth.closedBy());
        String at = truth.closedAt() == null ? "" : " at " + truth.closedAt();
        return "The session was closed (%s)%s%s".formatted(truth.closeReason(), by, at);
    }

    private static String name(Actor actor) {
        return switch (actor.kind()) {
            case CUSTOMER -> "the customer";
            case ASSISTANT -> "the assistant";
            case SYSTEM -> "the clock";
            case AGENT, SUPERVISOR -> String.valueOf(actor.id());
        };
    }

    /// Empty for a reason of a newer version.
    private static Optional<Why> why(CommandAnswered refused) {
        return Arrays.stream(Why.values())
                .filter(why -> why.name().equals(refused.reason()))
                .findFirst();
    }
}
