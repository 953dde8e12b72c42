package dev.prosa.conversation.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.Api;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.RunningService.Customer;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who sees the console's pages, and what a browser can be made to do.
class ConsoleOverHttpTest {

    private static final String OPERATOR = "0123456789abcdef0123456789abcdef";
    private static final String PASSWORD = "correct horse battery";
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static RunningService service;
    private static Customer customer;

    private Browser ana;
    private Browser stranger;

    @BeforeAll
    static void start() {
        service = RunningService.with(
                "prosa.sign-in.operator-token=" + OPERATOR,
                "prosa.sign-in.hash-strength=4",
                "prosa.sign-in.attempts=3");
        for (String organization : List.of("first", "second")) {
            register(organization);
        }
        customer = new Customer(new Address("whatsapp:+5511955550001"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void twoOrganisations() {
        ana = new Browser(service.port()).signIn("ana@first.example", PASSWORD);
        stranger = new Browser(service.port()).signIn("ana@second.example", PASSWORD);
    }

    @Test
    void whoeverIsNotSignedInIsSentToSignIn() {
        Browser nobody = new Browser(service.port());
        for (String path : pages(ConversationId.between(RunningService.CHANNEL, customer.address()))) {
            HttpResponse<String> answer = nobody.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(303);
            assertThat(answer.headers().firstValue("location")).as(path).contains("/console/sign-in");
        }
        HttpResponse<String> part = nobody.send(
                nobody.request("/console/list").header("HX-Request", "true").build());
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).contains("/console/sign-in");
    }

    @Tag("ASVS-5.0-3.3.2")
    @Tag("ASVS-5.0-3.3.4")
    @Tag("ASVS-5.0-7.2.3")
    @Test
    void theCookieIsForTheConsoleAlone() {
        HttpRequest request = ana.request("/api/conversations").build();
        assertThat(request.headers().firstValue("cookie")).isPresent();
        assertThat(ana.send(request).statusCode()).isEqualTo(401);

        Browser another = new Browser(service.port());
        another.get("/console/sign-in");
        HttpResponse<String> signedIn =
                another.post("/console/sign-in", Map.of("email", "ana@first.example", "password", PASSWORD));
        assertThat(signedIn.headers().allValues("set-cookie"))
                .anySatisfy(cookie -> assertThat(cookie)
                        .startsWith("prosa-session=")
                        .contains("Path=/console", "HTTPOnly", "SameSite=Strict"));
        assertThat(service.query("SELECT secret_hash FROM console_session"))
                .allSatisfy(row -> assertThat(new String((byte[]) row.get("secret_hash")))
                        .doesNotContain(another.cookie("prosa-session")));
    }

    @Tag("ASVS-5.0-3.5.1")
    @Test
    void whatAnotherSiteHasTheBrowserPostIsNotDone() {
        ConversationId id = conversation("first");
        HttpResponse<String> forged = ana.postForged(at(id) + "accept", Map.of("session", "1", "key", "forged"));
        assertThat(forged.statusCode()).isEqualTo(303);
        HttpResponse<String> stale = ana.send(ana.request(at(id) + "labels")
                .header("X-CSRF-TOKEN", UUID.randomUUID().toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("label=forged"))
                .build());
        assertThat(stale.statusCode()).isEqualTo(303);
        assertThat(service.query("SELECT 1 FROM conversation_label WHERE label = 'forged'"))
                .isEmpty();
        assertThat(service.conversation(id).get("status")).isEqualTo("PENDING");
    }

    @Tag("ASVS-5.0-8.2.2")
    @Test
    void anotherOrganisationsConversationIsNotThere() {
        ConversationId id = conversation("first");
        for (String path :
                pages(id).stream().filter(path -> path.contains(id.toString())).toList()) {
            HttpResponse<String> answer = stranger.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).doesNotContain("segunda via", "5511955550001");
        }
        for (String path : List.of("accept", "replies", "notes", "transfers", "close", "name", "labels")) {
            HttpResponse<String> answer = stranger.post(
                    at(id) + path,
                    Map.of("session", "1", "seen", "1", "key", "k" + path, "body", "x", "name", "x", "label", "x"));
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        stranger.post(at(id) + "presence", Map.of());
        for (String table : List.of("contact", "conversation_label", "presence")) {
            assertThat(service.query("SELECT 1 FROM " + table + " WHERE organization_id = ?", organization("second")))
                    .as(table)
                    .isEmpty();
        }
        assertThat(service.conversation(id).get("status")).isEqualTo("PENDING");
        assertThat(stranger.get("/console/list?view=all&q=segunda").body()).doesNotContain("segunda via");
        assertThat(ana.get("/console/list?view=all&q=segunda").body()).contains("segunda via");
    }

    @Tag("ASVS-5.0-7.3.1")
    @Tag("ASVS-5.0-7.3.2")
    @Test
    void aSessionEndsByItselfAndWithWhoeverItIs() {
        assertThat(ana.get("/console").statusCode()).isEqualTo(200);
        execute("UPDATE person SET role = 'AGENT' WHERE email = 'ana@first.example'");
        assertThat(ana.get("/console/canned-replies").statusCode()).isEqualTo(403);
        execute("UPDATE person SET role = 'ADMINISTRATOR' WHERE email = 'ana@first.example'");
        assertThat(ana.get("/console/canned-replies").statusCode()).isEqualTo(200);

        execute("UPDATE console_session SET used_at = now() - interval '61 minutes' WHERE agent_id = 'ana'");
        assertThat(ana.get("/console").statusCode()).isEqualTo(303);

        Browser again = new Browser(service.port()).signIn("ana@first.example", PASSWORD);
        execute("UPDATE console_session SET begun_at = now() - interval '17 hours' WHERE agent_id = 'ana'");
        assertThat(again.get("/console").statusCode()).isEqualTo(303);
    }

    @Tag("ASVS-5.0-7.4.1")
    @Test
    void signingOutEndsTheSessionForEverybodyWhoKnowsItsCookie() {
        String secret = ana.cookie("prosa-session");
        assertThat(ana.post("/console/sign-out", Map.of()).statusCode()).isEqualTo(303);
        assertThat(ana.cookie("prosa-session")).isNull();
        ana.keep("prosa-session", secret);
        assertThat(ana.get("/console").statusCode()).isEqualTo(303);
    }

    @Test
    void wrongPasswordsAreRefusedInTheBrowsersLanguageAndManyHaveToWait() {
        Browser guesser = new Browser(service.port()).speaking("pt-BR");
        guesser.get("/console/sign-in");
        Map<String, String> guess = Map.of("email", "nobody@first.example", "password", "a guess of mine");
        HttpResponse<String> wrong = guesser.post("/console/sign-in", guess);
        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.body()).contains("E-mail desconhecido ou senha errada.", "value=\"nobody@first.example\"");
        guesser.post("/console/sign-in", guess);
        guesser.post("/console/sign-in", guess);
        HttpResponse<String> tooOften = guesser.post("/console/sign-in", guess);
        assertThat(tooOften.statusCode()).isEqualTo(429);
        assertThat(tooOften.body()).contains("Senhas erradas demais");
        assertThat(guesser.get("/console").statusCode()).isEqualTo(303);
    }

    @Tag("ASVS-5.0-3.4.3")
    @Test
    void aPageRunsAndShowsWhatComesFromHereAlone() {
        HttpResponse<String> page = ana.get("/console");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe"));
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).doesNotContain("style=\"", " onclick", "<script>");
        assertThat(ana.get("/console/assets/htmx.min.js").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_", "\\", "'", "segunda%' OR true --"})
    void aSearchLooksForWhatIsWritten(String words) {
        conversation("first");
        String found = ana.get("/console/list?view=all&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
                .body();
        assertThat(found).doesNotContain("data-conversation").contains("Nothing found");
    }

    @Test
    void theSameClickTwiceIsOneCommandAndHasOneAnswer() {
        ConversationId id = conversation("first");
        Map<String, String> click = Map.of("session", "1", "key", "abc", "body", "Claro!", "seen", "1");
        assertThat(ana.post(at(id) + "replies", click).body()).contains("class=\"done\">Sent.");
        assertThat(ana.post(at(id) + "replies", click).body()).contains("class=\"done\">Sent.");
        assertThat(service.query("SELECT 1 FROM message WHERE conversation_id = ? AND author = 'AGENT'", id.value()))
                .hasSize(1);
    }

    private static List<String> pages(ConversationId id) {
        return List.of(
                "/console",
                "/console/list",
                "/console/stream",
                "/console/canned-replies",
                "/console/conversations/" + id,
                at(id) + "live",
                at(id) + "earlier?before=5",
                at(id) + "log",
                at(id) + "messages/1/media/0");
    }

    private static String at(ConversationId id) {
        return "/console/conversations/" + id + "/";
    }

    /// A new conversation of an organisation's, with one message.
    private static ConversationId conversation(String organization) {
        Address channel = channel(organization);
        Address address = new Address("whatsapp:+55119555%05d".formatted(NUMBERS.incrementAndGet() + 50_000));
        ConversationId id = ConversationId.between(channel, address);
        var written =
                new Customer(address).writes("SM" + UUID.randomUUID().toString().replace("-", ""), "x");
        service.apply(new MessageReceived(
                id,
                written.messageSid(),
                written.accountSid(),
                channel,
                address,
                "Oi, preciso da segunda via",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                written.receivedAt(),
                List.of()));
        return id;
    }

    private static Address channel(String organization) {
        return new Address("whatsapp:+1415523" + (organization.equals("first") ? "0101" : "0102"));
    }

    private static UUID organization(String name) {
        return (UUID) service.query("SELECT organization_id FROM organization WHERE name = ?", name)
                .getFirst()
                .get("organization_id");
    }

    private static void register(String organization) {
        HttpRequest request = Api.of(service)
                .request("/api/organizations")
                .header("Authorization", "Bearer " + OPERATOR)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        """
                        {"name": "%1$s", "channelAddresses": ["%2$s"],
                         "administrator":
                             {"agentId": "ana", "name": "Ana", "email": "ana@%1$s.example", "password": "%3$s"}}
                        """.formatted(organization, channel(organization).value(), PASSWORD)))
                .build();
        assertThat(Api.send(request).status()).as(Role.OPERATOR + " registers").isEqualTo(201);
    }

    private static void execute(String sql) {
        try (Connection connection = service.database().connect()) {
            connection.setSchema("conversation");
            connection.createStatement().executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
