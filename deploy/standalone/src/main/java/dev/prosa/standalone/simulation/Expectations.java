package dev.prosa.standalone.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Outcome;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.ConversationView;
import dev.prosa.standalone.client.MessageView;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// What must come true. Each waits a while, and what does not come is reported, with how it stands
/// instead.
final class Expectations {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Stage stage;
    private final ConversationId id;

    Expectations(Stage stage, ConversationId id) {
        this.stage = stage;
        this.id = id;
    }

    /// @throws Failure if the conversation does not appear in time
    ConversationView conversation() {
        Optional<ConversationView> found = stage.conversations().find(id);
        if (found.isEmpty() && Pause.until(() -> stage.conversations().find(id).isPresent(), PATIENCE)) {
            found = stage.conversations().find(id);
        }
        return found.orElseThrow(() -> new Failure("conversation " + id + " does not appear"));
    }

    void status(ConversationStatus status) {
        status(status, PATIENCE);
    }

    void status(ConversationStatus status, Duration patience) {
        check(
                "status " + status,
                () -> conversation().status() == status,
                () -> "status " + conversation().status(),
                patience);
    }

    void session(int number) {
        check(
                "session " + number,
                () -> conversation().session() == number,
                () -> "session " + conversation().session(),
                PATIENCE);
    }

    void servedBy(String agent) {
        check(
                "served by " + agent,
                () -> conversation().servedBy() != null
                        && agent.equals(conversation().servedBy().id()),
                () -> "served by " + conversation().servedBy(),
                PATIENCE);
    }

    /// Each text is stored exactly once, and all of them in one session.
    void storedOnceInOneSession(String... texts) {
        check(
                "each message once in one session",
                () -> isStoredOnce(List.of(texts)),
                () -> stored().toString(),
                PATIENCE);
    }

    private boolean isStoredOnce(List<String> texts) {
        conversation(); // there is no thread before it appears
        List<MessageView> messages = stage.conversations().messages(id).stream()
                .filter(message -> texts.contains(message.body()))
                .toList();
        return messages.size() == texts.size()
                && messages.stream().map(MessageView::body).distinct().count() == texts.size()
                && messages.stream().map(MessageView::session).distinct().count() == 1;
    }

    private List<String> stored() {
        return stage.conversations().messages(id).stream()
                .map(message -> message.session() + ":" + message.body())
                .toList();
    }

    /// The outcome on `closed-conversations`: its highest revision says CLOSED for this reason.
    void closed(int session, CloseReason reason) {
        closed(session, reason, PATIENCE);
    }

    void closed(int session, CloseReason reason, Duration patience) {
        check(
                "session " + session + " closed " + reason + " on closed-conversations",
                () -> stage.observer()
                        .outcome(id, session)
                        .filter(closed -> closed.outcome() == Outcome.CLOSED && closed.closeReason() == reason)
                        .isPresent(),
                () -> stage.observer()
                        .outcome(id, session)
                        .map(Expectations::brief)
                        .orElse("nothing"),
                patience);
    }

    void creditedTo(int session, String agent) {
        check(
                "the close credited to " + agent,
                () -> stage.observer()
                        .outcome(id, session)
                        .filter(closed -> closed.closings().stream()
                                .anyMatch(given -> agent.equals(given.by().id())))
                        .isPresent(),
                () -> stage.observer()
                        .outcome(id, session)
                        .map(closed -> closed.closings().toString())
                        .orElse("nothing"),
                PATIENCE);
    }

    void told(CommandAnswered answer, CommandAnswered.Kind decision) {
        check("the answer " + decision, () -> answer.decision() == decision, () -> brief(answer), Duration.ZERO);
    }

    void told(CommandAnswered answer, String reason) {
        check("the answer " + reason, () -> reason.equals(answer.reason()), () -> brief(answer), Duration.ZERO);
    }

    /// Exactly one of the two serves, and the other is told who.
    void oneServesAndTheOtherIsTold(List<CommandAnswered> answers) {
        List<CommandAnswered> winners = answers.stream()
                .filter(answer -> answer.decision() == CommandAnswered.Kind.APPLIED)
                .toList();
        check(
                "one to serve and the other to be told who",
                () -> winners.size() == 1
                        && answers.stream()
                                .filter(answer -> "ALREADY_ACCEPTED".equals(answer.reason()))
                                .anyMatch(answer -> answer.truth() != null
                                        && answer.truth().servedBy() != null
                                        && winners.getFirst()
                                                .agentId()
                                                .value()
                                                .equals(answer.truth()
                                                        .servedBy()
                                                        .id())),
                () -> answers.stream().map(Expectations::brief).toList().toString(),
                Duration.ZERO);
    }

    /// What must hold from now on for a while: nothing more happens to the outcome.
    void revision(int session, int revision) {
        check(
                "revision " + revision + " to be the last",
                () -> stage.observer()
                        .outcome(id, session)
                        .filter(closed -> closed.revision() == revision)
                        .isPresent(),
                () -> stage.observer()
                        .outcome(id, session)
                        .map(Expectations::brief)
                        .orElse("nothing"),
                PATIENCE);
    }

    private void check(String expected, BooleanSupplier condition, Supplier<String> found, Duration patience) {
        if (Pause.until(condition, patience)) {
            stage.report().met();
        } else {
            stage.report().broken(id, expected, found.get());
        }
    }

    private static String brief(ClosedConversation closed) {
        return closed.outcome() + " " + closed.closeReason() + " (revision " + closed.revision() + ")";
    }

    private static String brief(CommandAnswered answer) {
        return answer.agentId() + " told " + answer.decision() + (answer.reason() == null ? "" : " " + answer.reason());
    }
}
