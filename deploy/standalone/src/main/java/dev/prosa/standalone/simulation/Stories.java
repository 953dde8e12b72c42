package dev.prosa.standalone.simulation;

import static dev.prosa.contracts.output.CommandAnswered.Kind.APPLIED;
import static dev.prosa.contracts.vocabulary.CloseReason.AGENT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.IDLE_TIMEOUT;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.CloseReason.USER_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// What happens between a business and its customers, with how it must end. Written for clocks of
/// seconds.
final class Stories {

    private static final Duration A_CLOCK = Duration.ofSeconds(40);

    static final List<Consumer<Actors>> ALL = List.of(
            Stories::goodbye,
            Stories::halfGoodbye,
            Stories::takenBack,
            Stories::nobodyConfirms,
            Stories::goesIdleAndReturns,
            Stories::idleToTheEnd,
            Stories::nobodyCame,
            Stories::agentCloses,
            Stories::supervisorCloses,
            Stories::transferred,
            Stories::secondSession,
            Stories::thanksAfterTheClose,
            Stories::duplicates);

    private Stories() {}

    static void goodbye(Actors it) {
        served(it, "Oi, preciso da segunda via da fatura");
        it.replies("ana", "Claro! Acabei de enviar por e-mail.");
        it.writes("Recebi, pode fechar então");
        it.expect().status(WAITING_CLOSE);
        it.expect().closed(1, USER_CLOSED);
        it.expect().session(1);
    }

    static void halfGoodbye(Actors it) {
        served(it, "Qual o prazo de entrega?");
        it.replies("ana", "Cinco dias úteis.");
        it.writes("Obrigado!");
        it.expect().status(AWAITING_CONFIRMATION);
        it.writes("sim");
        it.expect().closed(1, USER_CLOSED);
    }

    static void takenBack(Actors it) {
        served(it, "Meu pedido chegou errado");
        it.replies("ana", "Vou trocar, sem custo.");
        it.writes("pode fechar então");
        it.expect().status(WAITING_CLOSE);
        it.writes("Na verdade, qual o prazo da troca?");
        it.expect().status(PROGRESS);
        it.expect().servedBy("ana");
        it.replies("ana", "Três dias úteis.");
        it.closes("ana");
        it.expect().closed(1, AGENT_CLOSED);
    }

    static void nobodyConfirms(Actors it) {
        served(it, "Vocês abrem no sábado?");
        it.replies("ana", "Sim, das 9h às 13h.");
        it.writes("Obrigado!");
        it.expect().status(AWAITING_CONFIRMATION);
        it.expect().closed(1, IDLE_TIMEOUT);
    }

    static void goesIdleAndReturns(Actors it) {
        served(it, "Quero trocar meu endereço");
        it.replies("ana", "Qual o novo CEP?");
        it.expect().status(IDLE);
        it.writes("Desculpe a demora: 01310-100");
        it.expect().status(PROGRESS);
        it.expect().servedBy("ana");
        it.replies("ana", "Pronto, endereço trocado.");
        it.closes("ana");
        it.expect().closed(1, AGENT_CLOSED);
    }

    static void idleToTheEnd(Actors it) {
        served(it, "Do you ship to Portugal?");
        it.replies("ana", "Yes, within ten days.");
        it.expect().status(IDLE);
        it.expect().closed(1, IDLE_TIMEOUT);
    }

    static void nobodyCame(Actors it) {
        it.writes("Alguém aí?");
        it.expect().status(PENDING);
        it.expect().closed(1, EXPIRED, A_CLOCK);
    }

    static void agentCloses(Actors it) {
        served(it, "Já paguei o boleto");
        it.replies("ana", "Pagamento confirmado.");
        it.expect().told(it.closes("ana"), APPLIED);
        it.expect().closed(1, AGENT_CLOSED);
        it.expect().told(it.closes("ana"), "ALREADY_CLOSED");
    }

    static void supervisorCloses(Actors it) {
        served(it, "!!!");
        it.expect().told(it.closes("bia"), "NOT_YOURS");
        it.supervisorCloses("eva");
        it.expect().closed(1, SUPPORT_CLOSED);
    }

    static void transferred(Actors it) {
        served(it, "Preciso falar com o financeiro");
        it.transfers("ana", "bia");
        it.expect().servedBy("bia");
        it.expect().told(it.replies("ana", "Só um momento"), "NOT_YOURS");
        it.replies("bia", "Boa tarde, aqui é do financeiro.");
        it.closes("bia");
        it.expect().closed(1, AGENT_CLOSED);
    }

    /// After the window a message opens the next session, linked to the one before.
    static void secondSession(Actors it) {
        served(it, "Quanto custa o frete?");
        it.replies("ana", "Grátis acima de R$ 100.");
        it.closes("ana");
        it.expect().closed(1, AGENT_CLOSED);
        Pause.until(Instant.now().plusSeconds(9));
        it.writes("E para o interior?");
        it.expect().session(2);
        it.accepts("bia");
        it.replies("bia", "Também.");
        it.closes("bia");
        it.expect().closed(2, AGENT_CLOSED);
    }

    /// Thanks right after an agent's close are kept and change nothing.
    static void thanksAfterTheClose(Actors it) {
        served(it, "Consegue cancelar a assinatura?");
        it.replies("ana", "Cancelada.");
        it.closes("ana");
        it.expect().closed(1, AGENT_CLOSED);
        it.writes("Obrigado!");
        it.expect().storedOnceInOneSession("Consegue cancelar a assinatura?", "Obrigado!");
        it.expect().session(1);
        it.expect().revision(1, 1);
    }

    static void duplicates(Actors it) {
        it.writesFiveTimes("Oi, tudo bem?");
        it.writesFiveTimes("Meu CPF mudou de nome");
        it.expect().storedOnceInOneSession("Oi, tudo bem?", "Meu CPF mudou de nome");
        it.accepts("ana");
        it.closes("ana");
        it.expect().closed(1, AGENT_CLOSED);
    }

    static void burst(Actors it) {
        it.writes("Oi");
        it.writes("O site caiu?");
        it.writes("Não consigo entrar");
        it.accepts("ana");
        it.replies("ana", "Já voltou!");
        it.expect().storedOnceInOneSession("Oi", "O site caiu?", "Não consigo entrar");
        it.closes("ana");
        it.expect().closed(1, AGENT_CLOSED);
    }

    /// A customer asks and ana accepts.
    static void served(Actors it, String question) {
        it.writes(question);
        it.expect().told(it.accepts("ana"), APPLIED);
        it.expect().status(PROGRESS);
    }
}
