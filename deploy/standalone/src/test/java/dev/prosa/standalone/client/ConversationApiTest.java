package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.standalone.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Over real HTTP; the test plays conversation-service.
class ConversationApiTest {

    private static final ConversationId ID = ConversationId.of("0b7ea0b4-6c1c-5e5a-9f52-d9f4c8d3c001");
    private static final String CLOSED = """
            {"conversationId":"%s","organizationId":"3f0e8b1e-2222-5222-8222-222222222222","session":2,"revision":1,
             "status":"CLOSED","channelAddress":"whatsapp:+14155238886","customerAddress":"whatsapp:+5511999990001",
             "servedBy":{"kind":"AGENT","id":"ana"},"closeReason":"USER_CLOSED","closedBy":{"kind":"CUSTOMER"},
             "closedAt":"2026-11-20T12:00:00.000Z","lastPosition":7,"somethingNew":true}
            """.formatted(ID);

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer server;
    private ConversationApi api;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var uri = exchange.getRequestURI().toString();
            asked.add(uri);
            var answer = answers.get(uri);
            var body = (answer == null ? "{\"title\":\"Not Found\",\"detail\":\"no such thing\"}" : answer)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        api = new ConversationApi(TestEndpoints.onHttp(
                URI.create("http://localhost:" + server.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        api.close();
        server.stop(0);
    }

    @Test
    void aConversationIsReadAndWhatIsNewInItIsIgnored() {
        answers.put("/api/conversations/" + ID, CLOSED);

        var found = api.find(ID).orElseThrow();

        assertThat(found.status()).isEqualTo(ConversationStatus.CLOSED);
        assertThat(found.closeReason()).isEqualTo(CloseReason.USER_CLOSED);
        assertThat(found.servedBy()).isEqualTo(Actor.agent("ana"));
        assertThat(found.deadline()).isNull();
        assertThat(found.lastPosition()).isEqualTo(7);
    }

    @Test
    void aConversationThatIsNotThereIsNone() {
        assertThat(api.find(ID)).isEmpty();
    }

    @Test
    void pagesAreFollowedUntilTheLimit() {
        answers.put(
                "/api/conversations?status=CLOSED&customer=whatsapp%3A%2B5511999990001&limit=3",
                "{\"items\":[" + CLOSED + "],\"next\":\"a b\"}");
        answers.put(
                "/api/conversations?status=CLOSED&customer=whatsapp%3A%2B5511999990001&limit=2&cursor=a+b",
                "{\"items\":[" + CLOSED + "," + CLOSED + "],\"next\":\"c\"}");

        var filter = new ConversationFilter("CLOSED", null, false, false, "whatsapp:+5511999990001", null, 3);

        assertThat(api.list(filter)).hasSize(3);
        assertThat(asked).hasSize(2);
    }

    @Test
    void allTransitionsAreReadPageByPage() {
        answers.put("/api/conversations/" + ID + "/transitions?limit=100", """
                {"items":[{"at":"2026-11-20T12:00:00.000Z","session":1,"input":"MessageReceived","by":{"kind":"CUSTOMER"},
                  "decision":"ACCEPTED","to":"PENDING","confidence":0.1,"evidence":{"partition":3,"offset":41},
                  "emitted":[{"topic":"conversation-timers","type":"dev.prosa.armed-timer.v1","index":0}]}],"next":41}
                """);
        answers.put("/api/conversations/" + ID + "/transitions?limit=100&after=41", "{\"items\":[]}");

        var transitions = api.transitions(ID);

        assertThat(transitions).hasSize(1);
        assertThat(transitions.getFirst().evidence()).isEqualTo(new Evidence(3, 41));
        assertThat(transitions.getFirst().emitted())
                .containsExactly(new TransitionView.Emitted("conversation-timers", "dev.prosa.armed-timer.v1", 0));
    }

    @Test
    void anErrorIsToldInTheServicesOwnWords() {
        assertThatThrownBy(() -> api.list(ConversationFilter.ofCustomer("x")))
                .isInstanceOf(Failure.class)
                .hasMessage("conversation-service answered 404 to /api/conversations: no such thing");
    }

    @Test
    void whereNothingListensTheLineSaysWhatToDo() {
        try (var nowhere = new ConversationApi(TestEndpoints.onHttp(URI.create("http://localhost:1")))) {
            assertThatThrownBy(() -> nowhere.find(ID))
                    .isInstanceOf(Failure.class)
                    .hasMessage("Nothing answers on http://localhost:1: start Prosa with ./prosa up");
        }
    }
}
