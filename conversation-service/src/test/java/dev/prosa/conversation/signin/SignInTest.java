package dev.prosa.conversation.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.conversation.RunningService;
import dev.prosa.conversation.config.ApiConnections;
import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/// Organisations and people over HTTP: registered whole or not at all, let in with their password,
/// and kept apart.
class SignInTest {

    private static final Address CUSTOMER = new Address("whatsapp:+5511988880001");
    private static final Duration SOON = Duration.ofSeconds(30);

    private static RunningService service;
    private static Api api;

    @BeforeAll
    static void start() {
        // What is changed is in force from the next input, long before the directory looks by itself.
        service = RunningService.with(
                "prosa.sign-in.operator-token=" + Api.OPERATOR,
                "prosa.sign-in.hash-strength=4",
                "prosa.sign-in.attempts=3",
                "prosa.organizations.acme.people[0].agent-id=gil",
                "prosa.organizations.acme.people[0].name=Gil",
                "prosa.organizations.acme.people[0].email=gil@acme.example",
                "prosa.organizations.acme.people[0].role=SUPERVISOR",
                "prosa.organizations.acme.people[0].password=" + Api.PASSWORD,
                "prosa.directory.refresh=1h");
        api = new Api(service.port());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anOrganisationIsRegisteredAndItsAdministratorSignsIn() {
        Api.Answer registered = api.register("padaria", "whatsapp:+5511900000001");
        Api.Answer signedIn = api.signIn("Ana@padaria.example", Api.PASSWORD);

        assertThat(registered.status()).isEqualTo(201);
        assertThat(registered.text("organizationId"))
                .isEqualTo(OrganizationId.named("padaria").toString());
        assertThat(signedIn.status()).isEqualTo(200);
        assertThat(signedIn.text("role")).isEqualTo("ADMINISTRATOR");
        Api.Answer own = api.get("/api/organization", signedIn.text("token"));
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.text("name")).isEqualTo("padaria");
        assertThat(own.json().path("channelAddresses").toString()).isEqualTo("[\"whatsapp:+5511900000001\"]");
        assertThat(own.body()).doesNotContain("$2");
    }

    @Test
    void thePeopleOfTheConfigurationSignIn() {
        assertThat(api.signIn("gil@acme.example", Api.PASSWORD).text("role")).isEqualTo("SUPERVISOR");
        assertThat(rows("SELECT password_hash FROM person WHERE agent_id = 'gil'"))
                .hasSize(1)
                .noneMatch(hash -> hash.contains(Api.PASSWORD));
    }

    @Test
    void whatIsWrongIsNamedAndNothingIsRegistered() {
        api.register("taken", "whatsapp:+5511900000002");
        long before = count("organization");

        assertThat(api.register("Taken Too", "whatsapp:+5511900000003").body()).contains("lower-case letters");
        assertThat(api.register("taken", "whatsapp:+5511900000003").status()).isEqualTo(409);
        assertThat(api.register("other", "whatsapp:+5511900000002").body()).contains("is an organisation's already");
        assertThat(api.register("other", "5511").status()).isEqualTo(201);
        assertThat(api.register("another", "not an address").status()).isEqualTo(400);
        assertThat(api.post("/api/organizations", Api.OPERATOR, "{}").status()).isEqualTo(400);
        assertThat(api.post("/api/organizations", null, "{}").status()).isEqualTo(401);
        assertThat(api.post("/api/organizations", api.administrator("taken"), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(count("organization")).isEqualTo(before + 1);
    }

    /// The connection dies when all but the administrator is written, as it does when the process is
    /// killed there.
    @Test
    void aRegistrationThatIsCutOffHalfWayLeavesNothing() throws SQLException {
        Api.Answer cutOff = cutOff(() -> api.register("half", "whatsapp:+5511900000004"));

        assertThat(cutOff.status()).isEqualTo(503);
        assertThat(rows("SELECT name FROM organization WHERE name = 'half'")).isEmpty();
        assertThat(rows("SELECT 1 FROM address_ownership WHERE channel_address = 'whatsapp:+5511900000004'"))
                .isEmpty();
        assertThat(api.register("half", "whatsapp:+5511900000004").status()).isEqualTo(201);
    }

    @Test
    void whoSignsInWhileTheDatabaseGoesAwayIsToldSo() throws SQLException {
        Api.Answer cutOff = cutOff(() -> api.signIn("gil@acme.example", Api.PASSWORD));

        assertThat(cutOff.status()).isEqualTo(503);
        assertThat(cutOff.text("type")).isEqualTo("urn:prosa:problem:database-away");
        assertThat(cutOff.response().headers().firstValueAsLong("Retry-After")).isPresent();
    }

    /// Ends the connection when the request has come to the people's table.
    private static Api.Answer cutOff(Supplier<Api.Answer> request) throws SQLException {
        CompletableFuture<Api.Answer> asking;
        try (Connection other = service.database().connect()) {
            other.setAutoCommit(false);
            other.createStatement().execute("LOCK TABLE conversation.person IN ACCESS EXCLUSIVE MODE");
            asking = CompletableFuture.supplyAsync(request);
            await().atMost(SOON).until(() -> waitingForPerson(other) == 1);
            other.createStatement()
                    .execute("SELECT pg_terminate_backend(pid) FROM pg_locks"
                            + " WHERE relation = 'conversation.person'::regclass AND NOT granted");
            other.rollback();
        }
        return asking.join();
    }

    private static int waitingForPerson(Connection other) throws SQLException {
        try (var found = other.createStatement()
                .executeQuery("SELECT count(*) FROM pg_locks WHERE relation = 'conversation.person'::regclass"
                        + " AND NOT granted")) {
            found.next();
            return found.getInt(1);
        }
    }

    @Test
    @Tag("ASVS-5.0-6.3.1")
    void aWrongPasswordGetsNoTokenAndManyHaveToWait() {
        api.register("guessed", "whatsapp:+5511900000005");

        assertThat(api.signIn("ana@guessed.example", "a wrong password").status())
                .isEqualTo(401);
        assertThat(api.signIn("nobody@guessed.example", "a wrong password").body())
                .isEqualTo(api.signIn("ana@guessed.example", "a wrong password").body());
        assertThat(api.signIn("ana@guessed.example", "a wrong password").status())
                .isEqualTo(401);
        Api.Answer refused = api.signIn("ana@guessed.example", Api.PASSWORD);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.response().headers().firstValueAsLong("Retry-After")).isPresent();
    }

    @Test
    @Tag("ASVS-5.0-9.1.1")
    void noTokenAForgedOneAndAnExpiredOneAreNotLetIn() {
        api.register("guarded", "whatsapp:+5511900000006");
        String token = api.administrator("guarded");
        String forged = token.substring(0, token.lastIndexOf('.') + 1) + "A".repeat(86);

        assertThat(api.get("/api/organization", token).status()).isEqualTo(200);
        for (String bad : List.of(forged, "x.y.z", "eyJhbGciOiJub25lIn0.e30.")) {
            assertThat(api.get("/api/organization", bad).status()).isEqualTo(401);
        }
        Api.Answer none = api.get("/api/conversations", null);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.body()).contains("POST /api/tokens");
        assertThat(api.get("/api/conversations", token).status()).isEqualTo(200);
        assertThat(api.get("/api/conversations", Api.OPERATOR).status()).isEqualTo(200);
    }

    @Test
    void aChangedPolicyIsInForceFromTheNextInput() {
        api.register("quick", "whatsapp:+5511900000007");
        String token = api.administrator("quick");
        Address channel = new Address("whatsapp:+5511900000007");
        service.apply(message(channel, "SM71"));

        Api.Answer changed =
                api.send("PUT", "/api/organization/policy", token, "{\"timeouts\": {\"pending\": \"PT2H\"}}");
        service.apply(message(channel, "SM72"));

        assertThat(changed.text("version")).isEqualTo("2");
        assertThat(rows("SELECT policy_version FROM transition WHERE conversation_id = '"
                        + ConversationId.between(channel, CUSTOMER) + "' ORDER BY log_offset"))
                .containsExactly("1", "2");
        assertThat(api.send("PUT", "/api/organization/policy", token, "{\"timeouts\": {\"pending\": \"PT0S\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void whatWasWrittenToNobodysAddressArrivesOnceItIsRegistered() {
        Address channel = new Address("whatsapp:+5511900000012");
        service.apply(message(channel, "SM121"), message(channel, "SM122"));
        assertThat(messages(channel)).isEmpty();
        assertThat(rows("SELECT reason FROM parked_input WHERE reason = 'NOBODY_OWNS_ADDRESS'"))
                .hasSize(2);

        api.register("late", channel.value());

        await().atMost(SOON).untilAsserted(() -> assertThat(messages(channel)).containsExactly("SM121", "SM122"));
        assertThat(rows("SELECT name FROM organization JOIN conversation USING (organization_id)"
                        + " WHERE conversation_id = '" + ConversationId.between(channel, CUSTOMER) + "'"))
                .containsExactly("late");
    }

    private static List<String> messages(Address channel) {
        return rows("SELECT message_sid FROM message WHERE conversation_id = '"
                + ConversationId.between(channel, CUSTOMER) + "' ORDER BY position");
    }

    @Test
    void anAddressThatIsGivenUpIsAnothersAtOnce() {
        api.register("giver", "whatsapp:+5511900000008");
        api.register("taker", "whatsapp:+5511900000009");
        String giver = api.administrator("giver");
        String taker = api.administrator("taker");
        String address = "{\"address\": \"whatsapp:+5511900000008\"}";

        assertThat(api.post("/api/organization/addresses", taker, address).status())
                .isEqualTo(409);
        assertThat(api.send("DELETE", "/api/organization/addresses/whatsapp:+5511900000008", taker, null)
                        .status())
                .isEqualTo(404);
        assertThat(api.send("DELETE", "/api/organization/addresses/whatsapp:+5511900000008", giver, null)
                        .status())
                .isEqualTo(204);
        assertThat(api.post("/api/organization/addresses", taker, address).status())
                .isEqualTo(201);
        assertThat(api.get("/api/organization", giver)
                        .json()
                        .path("channelAddresses")
                        .size())
                .isZero();
        assertThat(api.get("/api/organization", taker)
                        .json()
                        .path("channelAddresses")
                        .size())
                .isEqualTo(2);
    }

    @Test
    @Tag("ASVS-5.0-8.2.1")
    void whoIsInvitedJoinsOnceAndMayNotAdministrate() {
        api.register("inviting", "whatsapp:+5511900000010");
        String token = api.administrator("inviting");
        String invitation = api.post(
                        "/api/organization/invitations",
                        token,
                        "{\"agentId\": \"bruno\", \"name\": \"Bruno\", \"email\": \"bruno@inviting.example\", \"role\": \"AGENT\"}")
                .text("token");
        String acceptance = "{\"token\": \"" + invitation + "\", \"password\": \"" + Api.PASSWORD + "\"}";

        assertThat(api.post(
                                "/api/invitations/accepted",
                                null,
                                acceptance.replace("correct", "c").replace(" horse battery", ""))
                        .status())
                .isEqualTo(400);
        assertThat(api.post("/api/invitations/accepted", null, acceptance).status())
                .isEqualTo(201);
        assertThat(api.post("/api/invitations/accepted", null, acceptance).status())
                .isEqualTo(404);
        String bruno = api.signIn("bruno@inviting.example", Api.PASSWORD).text("token");
        assertThat(api.get("/api/organization", bruno).status()).isEqualTo(200);
        assertThat(api.post("/api/organization/addresses", bruno, "{\"address\": \"55117\"}")
                        .status())
                .isEqualTo(403);
    }

    /// Row-level security: the second line behind the queries.
    @Test
    @Tag("ASVS-5.0-8.4.1")
    void everyTableWithAnOrganisationHasItsPoliciesAndTheApiSeesOneOrganisation() {
        assertThat(rows("SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                        + " WHERE c.relnamespace = 'conversation'::regnamespace AND c.relkind IN ('r', 'p')"
                        + " AND a.attname = 'organization_id'"
                        + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity"
                        + " AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid"
                        + " AND p.polname = 'one_organization'))"))
                .as("tables without row-level security")
                .isEmpty();

        api.register("seen", "whatsapp:+5511900000011");
        String other = OrganizationId.named("seen").toString();
        assertThat(asApi("SELECT count(*) FROM organization", "")).isEqualTo(0);
        assertThat(asApi("SELECT count(*) FROM organization", other)).isEqualTo(1);
        assertThat(asApi("SELECT count(*) FROM organization WHERE name <> 'seen'", other))
                .isEqualTo(0);
    }

    @Test
    void everyPoolHasItsRole() {
        assertThat(role(service.bean(ConnectionFactory.class))).isEqualTo("prosa");
        assertThat(role(service.bean(ApiConnections.class).factory())).isEqualTo(ApiConnections.ROLE);
        assertThat(rows("SELECT relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
                        + " WHERE r.rolname = 'prosa_api'"))
                .as("what the API's role owns")
                .isEmpty();
    }

    private static MessageReceived message(Address channel, String sid) {
        return new MessageReceived(
                ConversationId.between(channel, CUSTOMER),
                new MessageSid(sid),
                "AC00000000000000000000000000000000",
                channel,
                CUSTOMER,
                "Oi",
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                Instant.now(),
                List.of());
    }

    private static String role(ConnectionFactory connections) {
        return DatabaseClient.create(connections)
                .sql("SELECT current_user::text")
                .mapValue(String.class)
                .one()
                .block(SOON);
    }

    private static Long asApi(String sql, String organization) {
        DatabaseClient database =
                DatabaseClient.create(service.bean(ApiConnections.class).factory());
        return database.inConnection(connection -> Mono.from(connection.beginTransaction())
                        .then(Mono.from(connection
                                        .createStatement("SELECT set_config('app.organization', $1, true)")
                                        .bind(0, organization)
                                        .execute())
                                .flatMap(result -> Mono.from(result.map(row -> 1))))
                        .then(Mono.from(connection.createStatement(sql).execute())
                                .flatMap(result -> Mono.from(result.map(row -> row.get(0, Long.class)))))
                        .flatMap(count ->
                                Mono.from(connection.commitTransaction()).thenReturn(count)))
                .block(SOON);
    }

    private static long count(String table) {
        return rows("SELECT 1 FROM " + table).size();
    }

    private static List<String> rows(String sql) {
        return service.query(sql).stream()
                .map(row -> String.valueOf(row.values().iterator().next()))
                .toList();
    }
}
