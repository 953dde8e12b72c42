package dev.prosa.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.system.EveryEndpoint.Endpoint;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.web.reactive.function.server.RouterFunction;
import tools.jackson.databind.json.JsonMapper;

/// Two organisations side by side: whatever the second asks of whichever endpoint about what is the
/// first's, it is told that there is none, and changes nothing. Every endpoint there is is tried;
/// one that nobody has thought of fails.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OrganizationsApart {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final String CUSTOMER = "whatsapp:+5511977770001";
    private static final String COMMAND = "apart-note";
    private static final String SECRET = "só a primeira sabe";

    private static final Set<String> OPEN = Set.of(
            "conversation POST /api/tokens",
            "conversation POST /api/invitations/accepted",
            "conversation GET /.well-known/jwks.json");

    private final Prosa prosa;
    private Tenant first;
    private Tenant second;
    private String conversation;
    private Map<String, String> theirs;

    OrganizationsApart(Prosa prosa) {
        this.prosa = prosa;
    }

    /// The first has a conversation, served, noted about and closed, and its closing is summed up.
    @BeforeAll
    void theFirstHasSomething() {
        first = Tenant.register(prosa, "apart-first", "whatsapp:+5511900000101");
        second = Tenant.register(prosa, "apart-second", "whatsapp:+5511900000102");
        conversation = conversationOf(first);
        theirs = Map.of(
                "conversationId", conversation,
                "commandId", COMMAND,
                "address", first.address(),
                "organization", first.organizationId(),
                "name", first.name(),
                "customer", CUSTOMER.replace("+", "%2B"));
        write(first, SECRET);
        await(() -> assertThat(get("conversation", "/api/conversations/" + conversation, first)
                        .statusCode())
                .isEqualTo(200));
        command("accept", "apart-accept", "{}");
        command("notes", COMMAND, "{\"body\": \"" + SECRET + "\"}");
        command("close", "apart-close", "{\"seen\": 9}");
        await(() -> assertThat(get("analytics", "/api/closures/summary", first).body())
                .contains("\"count\":1"));
    }

    @Test
    @Order(1)
    void everyEndpointIsKnown() {
        Set<Endpoint> described = described();
        Set<Endpoint> inTheCode = EveryEndpoint.inTheCode();

        assertThat(inTheCode).containsAll(described).hasSizeGreaterThan(20);
        assertThat(inTheCode)
                .allSatisfy(endpoint -> assertThat(Attempt.at(endpoint)).isNotEmpty());
        for (String service : EveryEndpoint.SERVICES) {
            methods()
                    .should()
                    .notHaveRawReturnType(RouterFunction.class)
                    .because("only controllers and the two webhooks answer")
                    .check(EveryEndpoint.classesOf(service));
            assertThat(EveryEndpoint.classesOf(service).stream()
                            .filter(type -> type.isAssignableTo(HttpHandler.class))
                            .map(JavaClass::getSimpleName))
                    .isSubsetOf("Guard", "WebhookRouter", "WebhookHandler");
        }
    }

    @Test
    @Order(2)
    @Tag("ASVS-5.0-8.2.1")
    void whoShowsNoTokenIsToldNothing() {
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : everyEndpoint()) {
            if (OPEN.contains(endpoint.toString())) {
                continue;
            }
            for (Attempt attempt : attempts(endpoint)) {
                HttpResponse<String> answer = ask(endpoint, attempt);
                all.assertThat(answer.statusCode())
                        .as("%s without a token: %s", endpoint, answer.body())
                        .isEqualTo(endpoint.service().equals("ingress") ? 403 : 401);
            }
        }
        all.assertAll();
    }

    @Test
    @Order(3)
    @Tag("ASVS-5.0-8.2.1")
    @Tag("ASVS-5.0-8.2.2")
    @Tag("ASVS-5.0-8.3.1")
    @Tag("ASVS-5.0-8.4.1")
    void anotherOrganisationIsToldThereIsNoneAndChangesNothing() {
        String before = everythingOfTheFirst();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : everyEndpoint()) {
            if (endpoint.path().endsWith("/stream")) {
                continue; // below
            }
            for (Attempt attempt : attempts(endpoint)) {
                expectNothing(all, endpoint, ask(endpoint, attempt, second.administrator()), attempt.administrator());
                expectNothing(all, endpoint, ask(endpoint, attempt, second.agent()), attempt.agent());
            }
        }
        all.assertAll();
        assertThat(everythingOfTheFirst()).isEqualTo(before);
    }

    private void expectNothing(SoftAssertions all, Endpoint endpoint, HttpResponse<String> answer, int status) {
        all.assertThat(answer.statusCode())
                .as("%s: %s", endpoint, answer.body())
                .isEqualTo(status);
        all.assertThat(answer.body())
                .as("%s", endpoint)
                .doesNotContain(
                        SECRET, CUSTOMER.substring(CUSTOMER.indexOf('+')), "Ana apart-first", "Bruno apart-first");
        if (status < 300) {
            all.assertThat(answer.body())
                    .as("%s", endpoint)
                    .doesNotContain(conversation, first.organizationId(), first.name(), first.address(), "\"count\":1");
        }
    }

    /// A position of the first's opens nothing either.
    @Test
    @Order(4)
    @Tag("ASVS-5.0-8.2.2")
    @Tag("ASVS-5.0-8.4.1")
    void aStreamTellsOfOnesOwnOrganisationOnly() {
        try (LiveEvents firsts = LiveEvents.open(prosa, first.agent(), "");
                LiveEvents seconds = LiveEvents.open(prosa, second.agent(), "")) {
            await(() -> assertThat(firsts.told()).contains("event:begin"));
            await(() -> assertThat(seconds.told()).contains("event:begin"));
            try (LiveEvents resumed = LiveEvents.open(prosa, second.agent(), firsts.firstId())) {
                write(first, "de novo");
                await(() -> assertThat(firsts.told()).contains(conversation));
                write(second, "Oi");
                await(() -> assertThat(seconds.told()).contains(conversationOf(second)));
                await(() -> assertThat(resumed.told()).contains(conversationOf(second)));

                assertThat(firsts.told()).doesNotContain(conversationOf(second));
                assertThat(seconds.told()).doesNotContain(conversation);
                assertThat(resumed.told()).doesNotContain(conversation);
            }
        }
    }

    /// So it was not for want of a conversation that the second was told there is none.
    @Test
    @Order(5)
    void theFirstItselfAndTheOperatorAreAnswered() {
        assertThat(new Edge(prosa, "expiry")
                        .get("/api/timers", "Authorization", prosa.operator())
                        .statusCode())
                .isEqualTo(200);
        for (Endpoint endpoint : described()) {
            if (endpoint.path().contains("{")) {
                for (Attempt attempt : attempts(endpoint)) {
                    HttpResponse<String> answer = ask(endpoint, attempt, first.administrator());
                    assertThat(answer.statusCode())
                            .as("%s: %s", endpoint, answer.body())
                            .isNotIn(400, 401, 403, 404)
                            .isLessThan(500);
                }
            }
        }
    }

    private Set<Endpoint> everyEndpoint() {
        Set<Endpoint> all = described();
        all.addAll(EveryEndpoint.inTheCode());
        return all;
    }

    private Set<Endpoint> described() {
        String description = new Edge(prosa, "conversation").get("/v3/api-docs").body();
        return EveryEndpoint.in(JsonMapper.shared().readTree(description));
    }

    private List<Attempt> attempts(Endpoint endpoint) {
        return Attempt.at(endpoint).stream()
                .map(attempt -> attempt.about(theirs))
                .toList();
    }

    private HttpResponse<String> ask(Endpoint endpoint, Attempt attempt, String token) {
        return send(endpoint, attempt, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> ask(Endpoint endpoint, Attempt attempt) {
        return send(endpoint, attempt, "Cookie", "token=" + first.agent());
    }

    /// Only a token says who asks: headers that say otherwise are believed by nobody.
    private HttpResponse<String> send(Endpoint endpoint, Attempt attempt, String header, String value) {
        return new Edge(prosa, endpoint.service())
                .send(
                        endpoint.method(),
                        attempt.target(),
                        attempt.body(),
                        "Content-Type",
                        endpoint.service().equals("ingress") ? "application/x-www-form-urlencoded" : "application/json",
                        "Idempotency-Key",
                        "apart-" + System.nanoTime(),
                        "X-Organization-Id",
                        first.organizationId(),
                        "X-Forwarded-User",
                        "ana",
                        header,
                        value);
    }

    private String everythingOfTheFirst() {
        StringBuilder all = new StringBuilder();
        for (String path : List.of(
                "/api/conversations",
                "/api/conversations/" + conversation,
                "/api/conversations/" + conversation + "/messages",
                "/api/conversations/" + conversation + "/transitions",
                "/api/organization")) {
            HttpResponse<String> answer = get("conversation", path, first);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            all.append(answer.body()).append('\n');
        }
        return all.toString();
    }

    private static String conversationOf(Tenant tenant) {
        return ConversationId.between(new Address(tenant.address()), new Address(CUSTOMER))
                .toString();
    }

    private void write(Tenant to, String body) {
        assertThat(new Edge(prosa, "ingress")
                        .message("To", to.address(), "From", CUSTOMER, "Body", body)
                        .statusCode())
                .isEqualTo(200);
    }

    /// The same key again is the same command, so it may be asked until it is decided.
    private void command(String what, String key, String body) {
        await(() -> assertThat(new Edge(prosa, "conversation")
                        .send(
                                "POST",
                                "/api/conversations/" + conversation + "/" + what,
                                body,
                                "Content-Type",
                                "application/json",
                                "Idempotency-Key",
                                key,
                                "Authorization",
                                "Bearer " + first.administrator())
                        .statusCode())
                .as(what)
                .isEqualTo(200));
    }

    private HttpResponse<String> get(String service, String target, Tenant tenant) {
        return new Edge(prosa, service).get(target, "Authorization", "Bearer " + tenant.administrator());
    }

    private static void await(ThrowingRunnable expected) {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(300)).untilAsserted(expected);
    }
}
