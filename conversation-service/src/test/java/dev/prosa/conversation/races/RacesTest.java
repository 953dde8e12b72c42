package dev.prosa.conversation.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The races that today's systems lose, through real Kafka and PostgreSQL, in both orders. Timers
/// are the test's own:
/// no expiry-service runs here, so nothing but the order on the log decides.
@Tag("ASVS-5.0-15.4")
class RacesTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger(1000);
    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.withClocks(
                "pending=400ms",
                "progress=400ms",
                "idle=200ms",
                "idle-close=200ms",
                "confirmation=10s",
                "closing-grace=400ms",
                "reopen-window=10m",
                "revision-window=24h");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /// A timer fires while the customer writes "Obrigado!", then "Posso fazer outra pergunta?".
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theMessageThatRacesATimerStaysInItsSessionWithItsAgent(boolean timerFirst) {
        Customer customer = served();
        service.apply(new ReplyRequested(customer.id(), customer.by("ana", "reply", 1, 1), "Here you are."));
        service.awaitDeadline(customer.id());
        service.apply(customer.timer(1)); // warned
        service.awaitDeadline(customer.id());
        MessageReceived thanks = customer.writes("SMthanks", "Obrigado!");
        inOrder(timerFirst, customer.timer(1), thanks);
        service.apply(customer.writes("SMquestion", "Posso fazer outra pergunta?"));

        Map<String, Object> conversation = service.conversation(customer.id());
        assertThat(conversation)
                .containsEntry("session", 1)
                .containsEntry("status", "PROGRESS")
                .containsEntry("served_by", "ana");
        assertThat(said(customer)).contains("Obrigado!", "Posso fazer outra pergunta?");
        assertThat(service.query(
                        "SELECT DISTINCT session FROM message WHERE conversation_id = ?",
                        customer.id().value()))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGoodbyeThatRacesAnExpiryEndsAsTheCustomersClose(boolean timerFirst) {
        Customer customer = served();
        service.awaitDeadline(customer.id());
        inOrder(timerFirst, customer.timer(1), customer.writes("SMbye", "pode fechar então"));
        assertThat(service.conversation(customer.id())).containsEntry("status", "WAITING_CLOSE");
        service.awaitDeadline(customer.id());
        service.apply(customer.timer(1));
        assertThat(service.conversation(customer.id()))
                .containsEntry("close_reason", "USER_CLOSED")
                .containsEntry("session", 1);
        assertThat(lastRecord(customer)).contains("\"closeReason\":\"USER_CLOSED\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anAgentsCloseThatRacesAnExpiryIsTheAgentsClose(boolean timerFirst) {
        Customer customer = served();
        service.awaitDeadline(customer.id());
        CloseRequested close = new CloseRequested(customer.id(), customer.by("ana", "close", 1, 1));
        inOrder(timerFirst, customer.timer(1), close);
        assertThat(service.conversation(customer.id()))
                .containsEntry("status", "CLOSED")
                .containsEntry("close_reason", "AGENT_CLOSED")
                .containsEntry("closed_by", "ana");
        assertThat(lastRecord(customer))
                .contains("\"closeReason\":\"AGENT_CLOSED\"")
                .contains("\"revision\":" + (timerFirst ? 2 : 1));
        assertThat(answer(customer, "close")).contains("\"decision\":\"APPLIED\"");
    }

    @Test
    void twoMessagesInTheSameMillisecondOpenOneSession() {
        Customer customer = newCustomer();
        service.apply(customer.writes("SM1", "Oi"), customer.writes("SM2", "Preciso de ajuda com a fatura"));
        assertThat(service.conversation(customer.id()))
                .containsEntry("session", 1)
                .containsEntry("status", "PENDING");
        assertThat(said(customer)).contains("Oi", "Preciso de ajuda com a fatura");
    }

    @Test
    void ofTwoAgentsWhoAcceptAtOnceOneServesAndTheOtherIsToldWho() {
        Customer customer = newCustomer();
        service.apply(customer.writes("SM1", "Oi"));
        service.apply(
                new AcceptRequested(customer.id(), customer.by("ana", "a", 1, 1)),
                new AcceptRequested(customer.id(), customer.by("bia", "b", 1, 1)));
        assertThat(service.conversation(customer.id())).containsEntry("served_by", "ana");
        assertThat(answer(customer, "a")).contains("\"decision\":\"APPLIED\"");
        assertThat(answer(customer, "b"))
                .contains("\"decision\":\"REJECTED\"", "\"reason\":\"ALREADY_ACCEPTED\"", "\"id\":\"ana\"");
    }

    @Test
    void aTimerThatFiresTwiceHasOneEffect() {
        Customer customer = served();
        service.awaitDeadline(customer.id());
        List<RecordMetadata> fired = service.append(customer.timer(1), customer.timer(1));
        service.awaitApplied(fired);
        assertThat(service.transition(fired.get(0))).containsEntry("decision", "ACCEPTED");
        assertThat(service.transition(fired.get(1)))
                .containsEntry("decision", "IGNORED")
                .containsEntry("reason", "STALE_TIMEOUT");
        assertThat(revisions(customer)).isEqualTo(1);
    }

    @Test
    void aMessageDeliveredFiveTimesIsStoredOnce() {
        Customer customer = newCustomer();
        MessageReceived message = customer.writes("SMtwice", "Oi");
        service.apply(message, message, message);
        service.apply(message);
        service.apply(message);
        assertThat(said(customer)).containsOnlyOnce("Oi");
        assertThat(service.conversation(customer.id())).containsEntry("last_position", 1L);
    }

    @Test
    void theSameCommandTwiceHasOneEffectAndTheSameAnswerAndAnotherUnderItsIdIsRefused() {
        Customer customer = newCustomer();
        service.apply(customer.writes("SM1", "Oi"));
        ReplyRequested reply = new ReplyRequested(customer.id(), customer.by("ana", "r", 1, 1), "Hello!");
        ReplyRequested other = new ReplyRequested(customer.id(), customer.by("ana", "r", 1, 1), "Goodbye!");
        List<RecordMetadata> sent = service.append(reply, reply, other);
        service.awaitApplied(sent);
        assertThat(said(customer)).containsOnlyOnce("Hello!").doesNotContain("Goodbye!");
        assertThat(service.transition(sent.get(1))).containsEntry("reason", "DUPLICATE_COMMAND");
        assertThat(service.transition(sent.get(2))).containsEntry("reason", "COMMAND_ID_REUSED");
    }

    private static Customer newCustomer() {
        return RunningService.customer("+55119" + CUSTOMERS.incrementAndGet());
    }

    /// A customer who asked, and whom ana accepted.
    private static Customer served() {
        Customer customer = newCustomer();
        service.apply(
                customer.writes("SMfirst", "Preciso da segunda via"),
                new AcceptRequested(customer.id(), customer.by("ana", Role.AGENT, "accept", 1, 1L)));
        return customer;
    }

    private static void inOrder(boolean firstFirst, LoggedInput first, LoggedInput second) {
        service.apply(firstFirst ? new LoggedInput[] {first, second} : new LoggedInput[] {second, first});
    }

    private static List<String> said(Customer customer) {
        return service
                .query(
                        "SELECT body FROM message WHERE conversation_id = ? ORDER BY position",
                        customer.id().value())
                .stream()
                .map(row -> (String) row.get("body"))
                .toList();
    }

    private static int revisions(Customer customer) {
        return service.query(
                        "SELECT 1 FROM session_revision WHERE conversation_id = ?",
                        customer.id().value())
                .size();
    }

    private static String lastRecord(Customer customer) {
        return service.query(
                        "SELECT record::text AS record FROM session_revision WHERE conversation_id = ? ORDER BY session DESC, revision DESC",
                        customer.id().value())
                .getFirst()
                .get("record")
                .toString();
    }

    private static String answer(Customer customer, String command) {
        return service.query(
                        "SELECT answer::text AS answer FROM command_answer WHERE conversation_id = ? AND command_id = ?",
                        customer.id().value(),
                        command)
                .getFirst()
                .get("answer")
                .toString();
    }
}
