package dev.prosa.conversation.commands;

import static dev.prosa.conversation.RunningService.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.Api;
import dev.prosa.conversation.Api.Answer;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Commands over HTTP, through real Kafka and PostgreSQL: every agent is told what really happened.
class CommandsOverHttpTest {

    private static final AtomicInteger CUSTOMERS = new AtomicInteger(1000);
    private static RunningService service;
    private static Api ana;
    private static Api bia;

    private final Customer customer = RunningService.customer("+55119" + "%08d".formatted(CUSTOMERS.incrementAndGet()));
    private final ConversationId id = customer.id();

    @BeforeAll
    static void start() {
        // Longer than any machine takes, so whoever waits that long was not woken.
        service = RunningService.with(List.of("--prosa.commands.patience=20s"));
        ana = Api.of(service).as("ana");
        bia = Api.of(service).as("bia");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private void wrote(String text) {
        service.apply(customer.writes("SM" + CUSTOMERS.incrementAndGet(), text));
    }

    private long last() {
        return (Long) service.conversation(id).get("last_position");
    }

    private String seen() {
        return "{\"seen\": %d}".formatted(last());
    }

    private static void assertRefused(Answer answer, String reason) {
        assertThat(answer.text("reason")).as(answer.response().body()).isEqualTo(reason);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.text("type"))
                .isEqualTo("urn:prosa:problem:" + reason.toLowerCase().replace('_', '-'));
        assertThat(answer.text("detail")).endsWith(".");
        assertThat(answer.body().path("evidence").path("offset").isNumber()).isTrue();
    }

    private static void assertApplied(Answer answer) {
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.text("decision")).isEqualTo("APPLIED");
    }

    @Nested
    class WhenItIsApplied {

        @Test
        void theAnswerSaysWhatHappenedAndByWhichRecord() {
            wrote("Oi");

            Answer answer = ana.post(id, "accept", "key-1", "");

            assertApplied(answer);
            assertThat(answer.text("command")).isEqualTo("AcceptRequested");
            assertThat(answer.text("commandId")).isEqualTo("key-1");
            assertThat(answer.body().path("truth").path("servedBy").path("id").asString())
                    .isEqualTo("ana");
            int partition = answer.body().path("evidence").path("partition").asInt();
            long offset = answer.body().path("evidence").path("offset").asLong();
            assertThat(service.query(
                            "SELECT input FROM transition WHERE partition = ? AND log_offset = ?", partition, offset))
                    .containsExactly(Map.of("input", "AcceptRequested"));
        }

        /// Unwoken, the request would wait for as long as it may, which is 20 s here.
        @Test
        void theAnswerIsToldAsSoonAsThereIsOne() {
            wrote("Oi");
            Instant asked = Instant.now();

            assertApplied(ana.post(id, "accept", "{}"));

            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(15));
        }

        @Test
        void anAgentServesFromAcceptToClose() {
            wrote("Oi");

            assertApplied(ana.post(id, "accept", "{}"));
            assertApplied(ana.post(id, "replies", "{\"body\": \"Em que posso ajudar?\"}"));
            assertApplied(ana.post(id, "notes", "{\"body\": \"Pediu a fatura.\"}"));
            assertApplied(ana.post(id, "transfers", "{\"toAgent\": \"bia\"}"));
            assertApplied(bia.post(id, "close", seen()));

            assertThat(service.conversation(id))
                    .containsEntry("status", "CLOSED")
                    .containsEntry("close_reason", "AGENT_CLOSED")
                    .containsEntry("closed_by", "bia");
        }

        @Test
        void aTransferToNobodyPutsItIntoTheQueue() {
            wrote("Oi");
            ana.post(id, "accept", "{}");

            assertApplied(ana.post(id, "transfers", ""));

            assertThat(service.conversation(id))
                    .containsEntry("status", "PENDING")
                    .containsEntry("served_by", null);
        }

        @Test
        void whatIsSoAlreadyIsSaidToBe() {
            wrote("Oi");
            ana.post(id, "accept", "{}");

            Answer again = ana.post(id, "accept", "{}");

            assertThat(again.status()).isEqualTo(200);
            assertThat(again.text("decision")).isEqualTo("ALREADY_SO");
            assertThat(again.text("reason")).isEqualTo("ALREADY_YOURS");
        }

        @Test
        void aReplyHasSeenTheLastThereWasUnlessItSaysLess() {
            wrote("Oi");
            ana.post(id, "accept", "{}");
            wrote("E a fatura?");

            // One that has not seen it neither starts the idle clock nor withdraws a question.
            assertApplied(ana.post(id, "replies", "{\"body\": \"Um momento\", \"seen\": 1}"));
            String owing = leadsTo();
            assertApplied(ana.post(id, "replies", "{\"body\": \"Aqui está\"}"));

            assertThat(owing).isEqualTo("EXPIRED");
            assertThat(leadsTo()).isNotEqualTo("EXPIRED");
        }

        private String leadsTo() {
            return String.valueOf(service.conversation(id).get("leads_to"));
        }
    }

    @Nested
    class WhenItIsRefused {

        @Test
        void whoComesSecondIsToldWhoWasFirstAndWhen() {
            wrote("Oi");

            List<Answer> answers =
                    Stream.of(ana, bia).map(agent -> agent.postLater(id, "accept", "{}")).toList().stream()
                            .map(later -> later.join())
                            .toList();

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            Answer won = answers.get(answers.get(0).status() == 200 ? 0 : 1);
            Answer lost = answers.get(answers.get(0).status() == 200 ? 1 : 0);
            assertRefused(lost, "ALREADY_ACCEPTED");
            String winner = won.body().path("truth").path("servedBy").path("id").asString();
            String when = won.body().path("truth").path("servedSince").asString();
            assertThat(lost.body().path("truth").path("servedBy").path("id").asString())
                    .isEqualTo(winner);
            assertThat(lost.body().path("truth").path("servedSince").asString()).isEqualTo(when);
            assertThat(lost.text("detail")).startsWith(winner + " serves this conversation since ");
        }

        @Test
        void aClosedSessionSaysHowAndByWhom() {
            wrote("Oi");
            ana.post(id, "accept", "{}");
            ana.post(id, "close", seen());

            Answer answer = ana.post(id, "replies", "{\"body\": \"Mais uma coisa\"}");

            assertRefused(answer, "SESSION_CLOSED");
            assertThat(answer.body().path("truth").path("closeReason").asString())
                    .isEqualTo("AGENT_CLOSED");
            assertThat(answer.text("detail")).startsWith("The session was closed (AGENT_CLOSED) by ana at ");
        }

        @Test
        void aClickMeantForAnotherSessionIsStale() {
            wrote("Oi");

            Answer answer = ana.post(id, "accept", "{\"session\": 2}");

            assertRefused(answer, "STALE_SESSION");
            assertThat(answer.text("detail")).contains("the current one is 1");
        }

        @Test
        void nobodyClosesOverWhatTheyHaveNotRead() {
            wrote("Oi");
            ana.post(id, "accept", "{}");
            String seen = seen();
            wrote("Ainda estou aqui, e a fatura?");

            Answer answer = ana.post(id, "close", seen);

            assertRefused(answer, "CUSTOMER_WROTE");
            assertThat(answer.text("detail")).contains("the last message is " + last());
        }

        @Test
        void whatSomebodyElseServesIsNotYours() {
            wrote("Oi");
            ana.post(id, "accept", "{}");

            Answer answer = bia.post(id, "close", seen());

            assertRefused(answer, "NOT_YOURS");
            assertThat(answer.text("detail")).startsWith("ana serves this conversation");
        }

        @Test
        void whatNobodyServesIsNotClosedByAnAgentButByASupervisor() {
            wrote("Oi");

            assertRefused(ana.post(id, "close", seen()), "NOT_ACCEPTED");
            assertApplied(Api.of(service).as(ACME, "sol", Role.SUPERVISOR).post(id, "close", seen()));
            assertThat(service.conversation(id)).containsEntry("close_reason", "SUPPORT_CLOSED");
        }
    }

    @Nested
    class WhenTheKeyIsKnown {

        @Test
        void theSameCommandGetsTheSameAnswerAndHasOneEffect() {
            wrote("Oi");
            ana.post(id, "accept", "{}");

            Answer first = ana.post(id, "replies", "reply-1", "{\"body\": \"Olá\"}");
            wrote("E agora?");
            Answer again = ana.post(id, "replies", "reply-1", "{\"body\": \"Olá\"}");

            assertThat(again.body()).isEqualTo(first.body());
            assertThat(service.query(
                            "SELECT 1 FROM message WHERE conversation_id = ? AND author = 'AGENT'", id.value()))
                    .hasSize(1);
        }

        @Test
        void aRefusalIsRepeatedThoughThingsHaveChanged() {
            wrote("Oi");
            Answer first = ana.post(id, "close", "close-1", seen());
            ana.post(id, "accept", "{}");

            Answer again = ana.post(id, "close", "close-1", seen());

            assertRefused(again, "NOT_ACCEPTED");
            assertThat(again.body()).isEqualTo(first.body());
        }

        @Test
        void anotherCommandUnderItIsRefused() {
            wrote("Oi");
            ana.post(id, "accept", "{}");
            ana.post(id, "replies", "reply-1", "{\"body\": \"Olá\"}");

            Answer otherBody = ana.post(id, "replies", "reply-1", "{\"body\": \"Adeus\"}");
            Answer otherCommand = ana.post(id, "notes", "reply-1", "{\"body\": \"Olá\"}");

            assertThat(otherBody.status()).isEqualTo(422);
            assertThat(otherBody.text("reason")).isEqualTo("COMMAND_ID_REUSED");
            assertThat(otherCommand.status()).isEqualTo(422);
        }

        /// Both are on the log before either is decided, so only the machine can tell.
        @Test
        void twoCommandsUnderOneKeyAtOnceHaveOneEffect() {
            wrote("Oi");
            ana.post(id, "accept", "{}");

            List<Integer> statuses = Stream.of("Olá", "Adeus")
                    .map(body -> ana.postLater(id, "replies", "reply-1", "{\"body\": \"%s\"}".formatted(body)))
                    .toList()
                    .stream()
                    .map(later -> later.join().status())
                    .toList();

            assertThat(statuses).containsExactlyInAnyOrder(200, 422);
        }

        @Test
        void anotherAgentsKeyIsAnother() {
            wrote("Oi");
            ana.post(id, "accept", "one-key", "{}");

            assertRefused(bia.post(id, "accept", "one-key", "{}"), "ALREADY_ACCEPTED");
        }

        @Test
        void whatBecameOfItCanBeAskedAgain() {
            wrote("Oi");
            Answer accepted = ana.post(id, "accept", "key/with%odd?signs", "{}");
            Answer refused = bia.post(id, "accept", "mine", "{}");

            Answer applied = ana.get("/api/conversations/%s/commands/key%%2Fwith%%25odd%%3Fsigns".formatted(id));
            assertThat(applied.status()).isEqualTo(200);
            assertThat(applied.body()).isEqualTo(accepted.body());
            assertThat(bia.get("/api/conversations/%s/commands/mine".formatted(id))
                            .body()
                            .path("truth"))
                    .isEqualTo(refused.body().path("truth"));
            assertThat(ana.get("/api/conversations/%s/commands/mine".formatted(id))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Nested
    class WhenItIsNoneOfTheirs {

        private final Api rival = Api.of(service).as(OrganizationId.named("rival"), "rui", Role.ADMINISTRATOR);

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                accept    | {}
                replies   | {"body": "Olá"}
                transfers | {}
                notes     | {"body": "Olá"}
                close     | {"seen": 1}
                """)
        void itIsNotThereAndNothingReachesTheLog(String what, String body) {
            wrote("Oi");
            int before = transitions();

            Answer answer = rival.post(id, what, body);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.text("type")).isEqualTo("urn:prosa:problem:no-such-conversation");
            assertThat(answer.response().body()).doesNotContain("truth");
            wrote("E aí?"); // whatever had been appended before would be decided by now
            assertThat(transitions()).isEqualTo(before + 1);
        }

        @Test
        void neitherIsItsCommandsFate() {
            wrote("Oi");
            ana.post(id, "accept", "key", "{}");

            assertThat(rival.get("/api/conversations/%s/commands/key".formatted(id))
                            .status())
                    .isEqualTo(404);
        }

        @Test
        void whoIsNotSignedInMayDoNothing() {
            wrote("Oi");

            Answer answer = Api.of(service).post(id, "accept", "{}");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.text("type")).isEqualTo("urn:prosa:problem:not-signed-in");
        }

        private int transitions() {
            return service.query("SELECT 1 FROM transition WHERE conversation_id = ?", id.value())
                    .size();
        }
    }

    @Nested
    class WhenTheRequestIsBad {

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                accept    | {"sesion": 1}                 | Known are
                accept    | {"session": 0}                | session must be a whole number from 1 but is '0'
                accept    | {"session": "1"}              | Look at 'session'
                accept    | {"session": 1} {}             | The body
                accept    | []                            | The body does not fit
                accept    | {"session": 1, "session": 2}  | a field stands in it twice
                replies   | {}                            | body must be 1 to 4096 characters, not blank but is missing
                replies   | {"body": " "}                 | body must be 1 to 4096 characters, not blank
                replies   | {"body": "a\\u0000b"}         | body must be Unicode text
                replies   | {"body": "\\ud800"}           | body must be Unicode text
                replies   | {"body": "Oi", "seen": -1}    | seen must be a whole number from 0
                replies   | nonsense                      | The body is no JSON
                notes     | {"body": 7}                   | Look at 'body'
                transfers | {"toAgent": ""}               | toAgent must be an agent's ID
                transfers | {"toAgent": " "}              | toAgent must be an agent's ID
                close     | {}                            | seen must be the position of the last message you have seen
                close     | {"seen": 1.5}                 | Look at 'seen'
                """)
        void itsProblemSaysWhatWouldBeGood(String what, String body, String said) {
            Answer answer = ana.post(id, what, body);

            assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.text("detail")).contains(said);
        }

        @Test
        void aReplyMayBeAsLongAsWhatCanBeSent() {
            wrote("Oi");

            assertThat(ana.post(id, "replies", reply("é".repeat(4096))).status())
                    .isEqualTo(200);
            assertThat(ana.post(id, "replies", reply("\\u00e9".repeat(4096))).status())
                    .isEqualTo(200);
            assertThat(ana.post(id, "replies", reply("é".repeat(4097))).status())
                    .isEqualTo(400);
            Answer tooLarge = ana.post(id, "replies", reply("x".repeat(40_000)));
            assertThat(tooLarge.status()).isEqualTo(413);
            assertThat(tooLarge.text("type")).isEqualTo("urn:prosa:problem:body-too-large");
        }

        @Test
        void aBodyIsJson() {
            HttpRequest request = ana.request("/api/conversations/%s/replies".formatted(id))
                    .header("Idempotency-Key", "k")
                    .header("Content-Type", "text/plain")
                    .POST(HttpRequest.BodyPublishers.ofString("Oi"))
                    .build();

            assertThat(Api.send(request).status()).isEqualTo(415);
        }

        private static String reply(String body) {
            return "{\"body\": \"%s\"}".formatted(body);
        }

        @ParameterizedTest
        @ValueSource(strings = {"a b", ""})
        void aKeyThatIsNoneIsRefused(String key) {
            HttpRequest request = ana.request("/api/conversations/%s/accept".formatted(id))
                    .header("Idempotency-Key", key)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();

            assertKeyNeeded(Api.send(request));
        }

        @Test
        void aKeyIsNeeded() {
            HttpRequest request = ana.request("/api/conversations/%s/accept".formatted(id))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();

            assertKeyNeeded(Api.send(request));
        }

        private static void assertKeyNeeded(Answer answer) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.text("parameter")).isEqualTo("Idempotency-Key");
        }

        @Test
        void anIdThatIsNoUuidIsNamed() {
            HttpRequest request = ana.request("/api/conversations/42/accept")
                    .header("Idempotency-Key", "k")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();

            assertThat(Api.send(request).text("parameter")).isEqualTo("conversationId");
        }
    }
}
