package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.system.EveryEndpoint.Endpoint;
import dev.prosa.testing.product.Prosa;
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
    private static final String ANOTHER = "whatsapp:+5511977770002";
    private static final String COMMAND = "apart-note";
    private static final String SECRET = "só a primeira sabe";

    private static final Set<String> OPEN = Set.of(
            "conversation POST /api/tokens",
            "conversation POST /api/invitations/accepted",
            "conversation GET /.well-known/jwks.json",
            "conversation GET /console/sign-in",
            "conversation POST /console/sign-in");

    private final Prosa prosa;
    private Tenant first;
    private Tenant second;
    private Requests requests;
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
        requests = new Requests(prosa, first.organizationId());
        conversation = conversationOf(first, CUSTOMER);
        theirs = Map.of(
                "conversationId",
                conversation,
                "position",
                "1",
                "index",
                "0",
                "commandId",
                COMMAND,
                "address",
                first.address(),
                "organization",
                first.organizationId(),
                "name",
                first.name(),
                "customer",
                CUSTOMER.replace("+", "%2B"));
        write(first, CUSTOMER, SECRET);
        await(() -> assertThat(get("conversation", "/api/conversations/" + conversation, first)
                        .statusCode())
                .isEqualTo(200));
        command("accept", "apart-accept", "{}");
        command("notes", COMMAND, "{\"body\": \"" + SECRET + "\"}");
        command("close", "apart-close", "{\"seen\": 9}");
        String secret = SECRET.replace(' ', '+');
        assertThat(post("/console/canned-replies", "", "shortcut=apart&body=" + secret))
                .isEqualTo(303);
        assertThat(post("/console/conversations/" + conversation + "/name", "", "name=" + secret))
                .isEqualTo(200);
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
            assertThat(EveryEndpoint.classesOf(service).stream()
                            .flatMap(type -> type.getMethods().stream())
                            .filter(method -> method.getRawReturnType().isAssignableTo(RouterFunction.class))
                            .map(method -> method.getOwner().getSimpleName() + "." + method.getName()))
                    .isSubsetOf("MediaConfiguration.media");
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
                HttpResponse<String> answer = requests.withTheWrongKeyOf(first.agent(), endpoint, attempt);
                all.assertThat(answer.statusCode())
                        .as("%s without a token: %s", endpoint, answer.body())
                        .isEqualTo(refusal(endpoint));
                all.assertThat(answer.body()).as("%s", endpoint).doesNotContain(SECRET);
            }
        }
        all.assertAll();
    }

    /// A browser is sent to where one signs in; a webhook needs Twilio's signature.
    private static int refusal(Endpoint endpoint) {
        if (endpoint.isConsoles()) {
            return 303;
        }
        return endpoint.path().startsWith("/webhooks") ? 403 : 401;
    }

    /// A position of the first's opens nothing either.
    @Test
    @Order(3)
    @Tag("ASVS-5.0-8.2.2")
    @Tag("ASVS-5.0-8.4.1")
    void aStreamTellsOfOnesOwnOrganisationOnly() {
        try (LiveEvents firsts = LiveEvents.open(prosa, first.agent(), "");
                LiveEvents seconds = LiveEvents.open(prosa, second.agent(), "");
                LiveEvents console = LiveEvents.inConsole(prosa, second.administrator())) {
            for (LiveEvents events : List.of(firsts, seconds, console)) {
                await(() -> assertThat(events.told()).contains("event:begin"));
            }
            try (LiveEvents resumed = LiveEvents.open(prosa, second.agent(), firsts.firstId())) {
                write(first, CUSTOMER, "de novo");
                await(() -> assertThat(firsts.told()).contains(conversation));
                write(second, ANOTHER, "Oi");
                for (LiveEvents events : List.of(seconds, resumed, console)) {
                    await(() -> assertThat(events.told()).contains(conversationOf(second, ANOTHER)));
                    assertThat(events.told()).doesNotContain(conversation);
                }
                assertThat(firsts.told()).doesNotContain(conversationOf(second, ANOTHER));
            }
        }
    }

    @Test
    @Order(4)
    @Tag("ASVS-5.0-8.2.1")
    @Tag("ASVS-5.0-8.2.2")
    @Tag("ASVS-5.0-8.3.1")
    @Tag("ASVS-5.0-8.4.1")
    void anotherOrganisationIsToldThereIsNoneAndChangesNothing() {
        String before = everythingOfTheFirst();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : everyEndpoint()) {
            if (endpoint.path().endsWith("/stream")) {
                continue; // above
            }
            for (Attempt attempt : attempts(endpoint)) {
                expectNothing(
                        all, endpoint, requests.by(second.administrator(), endpoint, attempt), attempt.administrator());
                expectNothing(all, endpoint, requests.by(second.agent(), endpoint, attempt), attempt.agent());
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
                    HttpResponse<String> answer = requests.by(first.administrator(), endpoint, attempt);
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

    private static String conversationOf(Tenant tenant, String customer) {
        return ConversationId.between(new Address(tenant.address()), new Address(customer))
                .toString();
    }

    private void write(Tenant to, String customer, String body) {
        assertThat(new Edge(prosa, "ingress")
                        .message("To", to.address(), "From", customer, "Body", body)
                        .statusCode())
                .isEqualTo(200);
    }

    /// The same key again is the same command, so it may be asked until it is decided.
    private void command(String what, String key, String body) {
        await(() -> assertThat(post("/api/conversations/" + conversation + "/" + what, key, body))
                .as(what)
                .isEqualTo(200));
    }

    /// The status with which the first's administrator is answered.
    private int post(String path, String key, String body) {
        return requests.by(
                        first.administrator(),
                        Endpoint.of("conversation", "POST", path),
                        new Attempt(path, body, 200, 200),
                        key)
                .statusCode();
    }

    private HttpResponse<String> get(String service, String target, Tenant tenant) {
        return new Edge(prosa, service)
                .get(target, "Authorization", tenant.administrator().bearer());
    }

    private static void await(ThrowingRunnable expected) {
        Awaitility.await().atMost(SOON).pollInterval(Duration.ofMillis(300)).untilAsserted(expected);
    }
}
