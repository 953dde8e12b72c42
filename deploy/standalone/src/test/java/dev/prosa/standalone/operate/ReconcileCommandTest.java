package dev.prosa.standalone.operate;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Database;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.EndpointsFile;
import dev.prosa.testing.TestDatabase;
import dev.prosa.testing.TestInfrastructure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The test plays Twilio and ingress-service; PostgreSQL is a real one.
class ReconcileCommandTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000000";
    private static final String CUSTOMER = "whatsapp:+5511987654321";
    private static final String CHANNEL = "whatsapp:+14155238886";

    private final List<String> posted = new CopyOnWriteArrayList<>();
    private int answer = 200;
    private HttpServer server;
    private TestDatabase database;

    @TempDir
    private Path data;

    @BeforeEach
    void start() throws IOException, SQLException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json", exchange -> {
            boolean first = !exchange.getRequestURI().getQuery().contains("Page=1");
            answer(exchange, 200, Json.writeText(first ? firstPage() : secondPage()));
        });
        server.createContext("/webhooks/twilio/messages", exchange -> {
            posted.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, answer, "");
        });
        server.start();
        database = TestInfrastructure.freshDatabase();
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA conversation");
            statement.execute("CREATE TABLE conversation.message (message_sid text)");
            statement.execute("INSERT INTO conversation.message VALUES ('SM1'), (NULL)");
        }
        URI here = URI.create("http://localhost:" + server.getAddress().getPort());
        new EndpointsFile(data)
                .write(new Endpoints(
                        here,
                        here,
                        here,
                        here,
                        here,
                        "localhost:1",
                        new Database(database.url(), database.user(), database.password()),
                        List.of(ACCOUNT),
                        "",
                        here));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        database.close();
    }

    @Test
    void whatNeverArrivedIsFetchedAndNothingElse() {
        assertThat(reconcile("--since=2h")).isZero();

        assertThat(posted).singleElement().asString().contains("MessageSid=SM2", "Body=Perdida+%26+achada");
    }

    @Test
    void aDryRunPostsNothingAndSaysThatSomethingIsMissing() {
        assertThat(reconcile("--since=2h", "--dry-run", "-o", "json")).isEqualTo(1);

        assertThat(posted).isEmpty();
    }

    @Test
    void whatIngressRefusesIsStillMissing() {
        answer = 503;

        assertThat(reconcile("--since=2h")).isEqualTo(1);
    }

    @Test
    void aWrongTimeIsAWrongCommandLine() {
        assertThat(reconcile("--since=yesterdayish")).isEqualTo(2);
    }

    private int reconcile(String... arguments) {
        CommandLine command = new CommandLine(new ReconcileCommand());
        command.setExecutionExceptionHandler((problem, _, _) -> ((Failure) problem).status());
        List<String> all = new ArrayList<>(List.of("--data=" + data));
        all.addAll(List.of(arguments));
        return command.execute(all.toArray(String[]::new));
    }

    private static Map<String, Object> firstPage() {
        return Map.of(
                "messages",
                List.of(
                        message("SM2", "inbound", "Perdida & achada", Duration.ofMinutes(5)),
                        message("SM9", "outbound-api", "nossa", Duration.ofMinutes(6))),
                "next_page_uri",
                "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json?Page=1");
    }

    private static Map<String, Object> secondPage() {
        return Map.of(
                "messages",
                List.of(
                        message("SM1", "inbound", "Chegou", Duration.ofMinutes(7)),
                        message("SM0", "inbound", "Antes", Duration.ofHours(3))));
    }

    private static Map<String, Object> message(String sid, String direction, String body, Duration ago) {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().minus(ago).atOffset(ZoneOffset.UTC));
        return Map.of(
                "sid", sid,
                "direction", direction,
                "from", CUSTOMER,
                "to", CHANNEL,
                "body", body,
                "num_media", "0",
                "date_sent", date,
                "date_created", date);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
