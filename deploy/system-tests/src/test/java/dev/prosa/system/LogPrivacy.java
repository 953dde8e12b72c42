package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.testing.product.Prosa;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What a customer wrote, and their number, are in no log, whatever happens to them and however
/// much
/// is logged. The services run with every logger at TRACE that their configuration does not hold
/// back.
@Tag("ASVS-5.0-16.2.5")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class LogPrivacy {

    private static final String TWICE = "QZX7-command";
    private static final String PARKED =
            "SELECT count(*) FROM conversation.outbox WHERE topic = 'conversation-events-parked'";

    private final Prosa prosa;

    LogPrivacy(Prosa prosa) {
        this.prosa = prosa;
    }

    private Edge edge(String service) {
        return new Edge(prosa, service);
    }

    @Test
    @Order(1)
    void aConversationLeavesNoTrace() {
        assertThat(edge("ingress").message("Body", "Oi " + Marked.TEXT).statusCode())
                .isEqualTo(200);
        awaitStored("Oi " + Marked.TEXT);
        for (List<String> command : List.of(
                List.of("accept", Marked.PHONE, "--agent", "ana", "--command-id", TWICE),
                List.of("accept", Marked.PHONE, "--agent", "ana", "--command-id", TWICE),
                List.of("accept", Marked.PHONE, "--agent", "bia"),
                List.of("reply", Marked.PHONE, "Claro " + Marked.TEXT, "--agent", "ana"),
                List.of("note", Marked.PHONE, "Nota " + Marked.TEXT, "--agent", "ana"))) {
            prosa.run(Stream.concat(Stream.of("agent"), command.stream()).toArray(String[]::new));
        }
        edge("ingress").message("Body", "obrigado, era só isso! " + Marked.TEXT);
        awaitStored("era só isso");
        prosa.run("agent", "close", Marked.PHONE, "--agent", "ana");

        expectNoMark();
    }

    /// Passwords, tokens, names and addresses of people who use Prosa.
    @Test
    @Order(2)
    void neitherDoesWhoeverSignsIn() {
        String person = """
                "email": "%s@x.example", "password": "%s"
                """.formatted(Marked.TEXT, Marked.TEXT);
        String organization = """
                {"name": "marked", "channelAddresses": ["whatsapp:+5511900000001"],
                 "administrator": {"agentId": "ana", "name": "%s", %s}}
                """.formatted(Marked.TEXT, person);
        Edge conversation = edge("conversation");
        String[] operator = {"Content-Type", "application/json", "Authorization", prosa.operator()};

        assertThat(conversation
                        .send("POST", "/api/organizations", organization, operator)
                        .statusCode())
                .isEqualTo(201);
        assertThat(conversation
                        .send("POST", "/api/organizations", organization, operator)
                        .statusCode())
                .isEqualTo(409);
        HttpResponse<String> signedIn =
                conversation.send("POST", "/api/tokens", "{" + person + "}", "Content-Type", "application/json");
        conversation.send("POST", "/api/tokens", "{" + person.replace("x.ex", "y.ex") + "}", operator);
        conversation.send("POST", "/api/tokens", "[" + person, "Content-Type", "application/json");
        String token = signedIn.body().replaceAll("(?s).*\"token\":\"([^\"]+)\".*", "$1");
        assertThat(conversation
                        .get("/api/organization", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(edge("analytics")
                        .get("/api/closures/summary", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(edge("expiry")
                        .get("/api/timers", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(conversation
                        .get("/api/organization", "Authorization", "Bearer " + Marked.TEXT)
                        .statusCode())
                .isEqualTo(401);

        expectNoMark();
        assertThat(edge("expiry")
                        .get("/api/timers", "Authorization", prosa.operator())
                        .statusCode())
                .isEqualTo(200);
        String signature = token.substring(token.lastIndexOf('.') + 1);
        String operators = prosa.operator().substring("Bearer ".length());
        assertThat(prosa.logs())
                .allSatisfy(log -> assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                        .doesNotContain(signature, operators));
    }

    @Test
    @Order(2)
    void neitherDoesAQuestionAboutOne() {
        String phone = "%2B" + Marked.PHONE.substring(1);
        for (String target : List.of(
                "/api/conversations?customer=whatsapp:" + phone,
                "/api/conversations?customer=" + phone + "&nothing=" + Marked.TEXT,
                "/api/conversations?limit=" + phone,
                "/api/conversations?after=" + Marked.TEXT,
                "/api/conversations/" + phone,
                "/" + phone + "/" + Marked.TEXT)) {
            edge("conversation")
                    .get(
                            target,
                            "X-Note",
                            Marked.TEXT,
                            "Cookie",
                            "a=" + Marked.TEXT,
                            "Authorization",
                            prosa.operator());
            edge("ingress").get(target, "X-Note", Marked.TEXT);
            edge("analytics").get(target, "X-Note", Marked.TEXT);
            edge("expiry").get(target, "X-Note", Marked.TEXT);
        }

        expectNoMark();
    }

    @Test
    @Order(3)
    void neitherDoesAWebhookThatIsRefused() {
        Edge edge = edge("ingress");
        String form = Edge.form(Edge.parameters("Body", Marked.TEXT));

        assertThat(edge.message("Body", Marked.TEXT, "NumMedia", Marked.TEXT).statusCode())
                .isEqualTo(400);
        assertThat(edge.message("From", "whatsapp:" + Marked.PHONE, "From", Marked.TEXT)
                        .statusCode())
                .isEqualTo(400);
        assertThat(edge.post(form, Marked.TEXT).statusCode()).isEqualTo(403);
        assertThat(edge.post(form + "%zz", "x").statusCode()).isEqualTo(400);
        assertThat(edge.post("Body=" + Marked.TEXT.repeat(4_000), "x").statusCode())
                .isEqualTo(413);
        assertThat(edge.send("POST", Edge.MESSAGES + "?a=" + Marked.TEXT, form, "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        String json = "{\"Body\":\"" + Marked.TEXT + "\",\"Body\":1";
        assertThat(edge.send("POST", Edge.MESSAGES, json, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(400);
        edge.abandon("POST " + Edge.MESSAGES + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 900\r\n\r\n" + Marked.TEXT);

        expectNoMark();
    }

    @Test
    @Order(3)
    void neitherDoesTheConsole() {
        ConsoleVisit visit = new ConsoleVisit(edge("conversation"));
        assertThat(visit.signIn(Marked.TEXT + "@nobody.example", Marked.TEXT)).isEqualTo(401);
        assertThat(visit.signIn("ana@demo.example", prosa.demoPassword())).isEqualTo(303);
        HttpResponse<String> found = visit.get("/console/list?view=all&q=" + Marked.TEXT);
        String conversation = ConsoleVisit.conversation(found);
        assertThat(visit.get(conversation).body()).contains(Marked.TEXT);
        assertThat(visit.get(conversation + "/log").statusCode()).isEqualTo(200);
        assertThat(visit.post(conversation + "/name", Map.of("name", Marked.TEXT))
                        .body())
                .contains(Marked.TEXT);
        visit.post(conversation + "/labels", Map.of("label", Marked.TEXT.substring(0, 20)));
        visit.post(conversation + "/notes", Map.of("body", Marked.TEXT, "key", "1", "session", "1"));
        visit.post(conversation + "/replies", Map.of("body", Marked.TEXT, "key", Marked.TEXT, "session", Marked.TEXT));
        visit.post("/console/canned-replies", Map.of("shortcut", Marked.TEXT.substring(0, 20), "body", Marked.TEXT));
        assertThat(visit.get("/console/conversations/" + Marked.TEXT).statusCode())
                .isEqualTo(404);
        assertThat(visit.get("/console/" + Marked.TEXT + "?q=" + Marked.TEXT).statusCode())
                .isEqualTo(404);

        expectNoMark();
    }

    /// A SID is of hexadecimal digits, and those are a mark too.
    @Test
    @Order(3)
    void neitherDoesAFile() {
        Edge edge = edge("ingress");
        String sid = HexFormat.of().formatHex(Marked.TEXT.substring(0, 16).getBytes(StandardCharsets.US_ASCII));
        String url = "http://localhost:%d/2010-04-01/Accounts/%s/Messages/MM%s/Media/ME%s"
                .formatted(prosa.port("simulator"), DemoAccount.DEMO.sid(), sid, sid);
        String target = "/media?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8);

        assertThat(edge.get(target, "Authorization", prosa.fileKeeper()).body()).contains("media-not-found");
        assertThat(edge.get(target + Marked.TEXT, "Authorization", prosa.fileKeeper())
                        .statusCode())
                .isEqualTo(400);
        assertThat(edge.get(target, "Authorization", "Bearer " + Marked.TEXT).statusCode())
                .isEqualTo(401);

        expectNoMark();
        String token = prosa.fileKeeper().substring("Bearer ".length());
        assertThat(prosa.logs())
                .allSatisfy(log -> assertThat(Files.readString(log, StandardCharsets.ISO_8859_1))
                        .doesNotContain(token));
    }

    @Test
    @Order(4)
    void neitherDoesADuplicate() {
        for (int i = 0; i < 2; i++) {
            assertThat(edge("ingress")
                            .message("MessageSid", "SMtwice", "Body", "duas vezes " + Marked.TEXT)
                            .statusCode())
                    .isEqualTo(200);
        }
        awaitStored("duas vezes");

        expectNoMark();
    }

    @Test
    @Order(5)
    void neitherDoesWhatNobodyCanRead() {
        new Poison(prosa.port("kafka")).everyTopic();
        for (String reason : List.of("UNREADABLE", "WRONG_KEY")) {
            awaitCount(PARKED + " AND value LIKE '%\"" + reason + "\"%'", 1);
        }

        expectNoMark();
    }

    @Test
    @Order(6)
    void neitherDoesARowThatTheDatabaseRefuses() throws SQLException {
        long parked = count(PARKED);
        forbid("conversation.message", "body NOT LIKE '%recusada%'");
        edge("ingress").message("Body", "recusada " + Marked.TEXT);
        awaitCount(PARKED, parked + 1);
        allow("conversation.message");
        forbid("conversation.conversation", "customer_address NOT LIKE '%77007'");
        edge("ingress").message("Body", "recusada " + Marked.TEXT);
        awaitCount(PARKED, parked + 2);
        allow("conversation.conversation");
        edge("ingress").message("Body", "U+0000 \0 " + Marked.TEXT);
        edge("ingress").message("Body", "depois " + Marked.TEXT);
        awaitStored("depois");

        expectNoMark();
    }

    @Test
    @Order(7)
    void neitherDoesAnAnswerThatBreaks() throws SQLException {
        execute("UPDATE conversation.conversation SET status = '" + Marked.TEXT + "' || status");
        HttpResponse<String> answer = edge("conversation")
                .get(
                        "/api/conversations?customer=whatsapp:%2B" + Marked.PHONE.substring(1),
                        "Authorization",
                        prosa.operator());
        execute("UPDATE conversation.conversation SET status = substr(status, " + (Marked.TEXT.length() + 1) + ")");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("internal-error").doesNotContain("exception", "IllegalArgument");
        expectNoMark();
    }

    @Test
    @Order(8)
    void neitherDoesAnOutageOfKafka() {
        prosa.kill("kafka");
        edge("ingress").message("Body", "sem Kafka " + Marked.TEXT);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(edge("ingress")
                                .message("Body", "com Kafka " + Marked.TEXT)
                                .statusCode())
                        .isEqualTo(200));
        awaitStored("com Kafka");

        expectNoMark();
    }

    /// The loggers did speak, each service's own and those of its libraries.
    private void expectNoMark() {
        List<Path> logs = prosa.logs();
        assertThat(logs)
                .extracting(it -> it.getFileName().toString())
                .contains("ingress-service.log", "conversation-service.log", "postgresql.log", "kafka.log");
        assertThat(logs.stream().filter(LogPrivacy::tellsAll)).hasSize(5);
        assertThat(Marked.placesIn(logs)).isEmpty();
    }

    private void awaitStored(String text) {
        awaitCount("SELECT count(*) FROM conversation.message WHERE body LIKE '%" + text + "%'", 1);
    }

    private void awaitCount(String sql, long least) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(300))
                .until(() -> count(sql) >= least);
    }

    private static boolean tellsAll(Path log) {
        try (var lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            return lines.anyMatch(line -> line.contains("TRACE"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The database's error then quotes the whole row.
    private void forbid(String table, String unless) throws SQLException {
        execute("ALTER TABLE " + table + " ADD CONSTRAINT unmarked CHECK (" + unless + ") NOT VALID");
    }

    private void allow(String table) throws SQLException {
        execute("ALTER TABLE " + table + " DROP CONSTRAINT unmarked");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = prosa.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = prosa.database();
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
