package dev.prosa.standalone.simulation;

import static dev.prosa.contracts.output.CommandAnswered.Kind.APPLIED;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// The races that today's systems lose, in both orders: whoever comes first, the end is the same.
final class Races {

    private static final Duration A_CLOCK = Duration.ofSeconds(45);
    private static final Duration JUST_BEFORE = Duration.ofMillis(-300);
    private static final Duration JUST_AFTER = Duration.ofMillis(20);

    static final List<Consumer<Actors>> ALL = List.of(
            Races::thanksBeforeTheTimer,
            Races::thanksAfterTheTimer,
            Races::goodbyeBeforeTheExpiry,
            Races::goodbyeAfterTheExpiry,
            Races::closeBeforeTheExpiry,
            Races::closeAfterTheExpiry,
            Races::twoMessagesAtOnce,
            Races::twoAgentsAtOnce,
            Races::timerFiresTwice,
            Stories::duplicates);

    private Races() {}

    /// A: the message comes first, the timer finds its deadline moved.
    static void thanksBeforeTheTimer(Actors it) {
        idle(it);
        it.waitForDeadline(JUST_BEFORE);
        it.writes("Obrigado!");
        it.timerFires();
        goesOn(it);
    }

    /// A: the timer comes first and closes; the message is decided as if it had come just before.
    static void thanksAfterTheTimer(Actors it) {
        idle(it);
        it.expect().closed(1, IDLE_TIMEOUT);
        it.writes("Obrigado!");
        goesOn(it);
    }

    private static void idle(Actors it) {
        Stories.served(it, "Preciso de ajuda com o app");
        it.replies("ana", "Qual a versão do seu celular?");
        it.expect().status(IDLE);
    }

    private static void goesOn(Actors it) {
        it.writes("Posso fazer outra pergunta?");
        it.expect().status(PROGRESS);
        it.expect().session(1);
        it.expect().servedBy("ana");
        it.expect().storedOnceInOneSession("Preciso de ajuda com o app", "Obrigado!", "Posso fazer outra pergunta?");
        it.replies("ana", "Claro!");
        it.expect().told(it.closes("ana"), APPLIED);
        it.expect().closed(1, AGENT_CLOSED);
    }

    /// B: a goodbye and an expiry.
    static void goodbyeBeforeTheExpiry(Actors it) {
        it.writes("Oi, meu cartão chegou");
        it.expect().status(PENDING);
        it.waitForDeadline(JUST_BEFORE);
        it.writes("pode fechar então");
        it.timerFires();
        it.expect().closed(1, USER_CLOSED);
    }

    static void goodbyeAfterTheExpiry(Actors it) {
        it.writes("Oi, meu cartão chegou");
        it.expect().status(PENDING);
        it.expect().closed(1, EXPIRED, A_CLOCK);
        it.writes("pode fechar então");
        it.expect().closed(1, USER_CLOSED);
        it.expect().session(1);
    }

    /// C: an agent's close and an expiry.
    static void closeBeforeTheExpiry(Actors it) {
        Stories.served(it, "Quero segunda via do contrato");
        it.waitForDeadline(JUST_BEFORE);
        it.expect().told(it.closes("ana"), APPLIED);
        it.timerFires();
        it.expect().closed(1, AGENT_CLOSED);
        it.expect().revision(1, 1);
    }

    static void closeAfterTheExpiry(Actors it) {
        Stories.served(it, "Quero segunda via do contrato");
        it.expect().closed(1, EXPIRED, A_CLOCK);
        it.expect().told(it.closes("ana"), APPLIED);
        it.expect().closed(1, AGENT_CLOSED);
        it.expect().creditedTo(1, "ana");
        it.expect().revision(1, 2);
    }

    static void twoMessagesAtOnce(Actors it) {
        it.writesAtOnce("Oi", "Esqueci minha senha");
        it.expect().storedOnceInOneSession("Oi", "Esqueci minha senha");
        it.expect().status(PENDING);
        it.expect().session(1);
    }

    static void twoAgentsAtOnce(Actors it) {
        it.writes("Alguém pode me atender?");
        it.expect().status(PENDING);
        it.expect().oneServesAndTheOtherIsTold(it.acceptAtOnce("ana", "bia"));
    }

    /// The timer, its double and the sweeper: one effect.
    static void timerFiresTwice(Actors it) {
        it.writes("Vou pensar e já respondo");
        it.expect().status(PENDING);
        it.waitForDeadline(JUST_AFTER);
        it.timerFires();
        it.timerFires();
        it.expect().closed(1, EXPIRED);
        it.expect().revision(1, 1);
    }
}
