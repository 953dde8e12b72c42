package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// While a survey is open, a valid answer to it is kept on its session and decides nothing else;
/// also where somebody
/// reopened the session in the same moment.
final class Survey {

    private static final Duration OPEN = Duration.ofHours(24);

    private Survey() {}

    /// Null where the message answers no survey.
    static @Nullable Decision answer(WithSession state, MessageReceived message) {
        Session session = state.session();
        Integer score = message.surveyAnswer();
        Instant sent = session.texts().surveySentAt();
        if (score == null || sent == null || session.outcomes().satisfaction() != null) {
            return null;
        }
        boolean failed = state instanceof Closed closed && closed.reason() == CloseReason.FAILED;
        // One that left in this very moment was not read yet.
        boolean read = message.at().isAfter(sent) && !message.at().isAfter(sent.plus(OPEN));
        if (failed || !read) {
            return null;
        }
        return new Accepted(
                List.of(new SurveyAnswered(message.at(), session.lastPosition() + 1, message.sid(), score)));
    }
}
