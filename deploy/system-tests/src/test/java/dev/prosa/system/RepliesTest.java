package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.testing.product.Prosa;
import dev.prosa.testing.product.Prosa.Result;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// From the customer's phone to the agent and back, with real processes.
class RepliesTest {

    private static final String PHONE = "+5511988886666";
    private static final String CUSTOMER = "whatsapp:" + PHONE;

    private static final int KILLS = Integer.getInteger("prosa.kills", 1);

    /// Organisations of which anything is known, and those of which everything is.
    private static final String WHOLE = """
            WITH known AS (
                SELECT organization_id FROM conversation.organization WHERE name LIKE 'padaria-%'
                UNION SELECT organization_id FROM conversation.person WHERE email LIKE '%@padaria.example'
                UNION SELECT organization_id FROM conversation.address_ownership
                       WHERE channel_address ~ '^whatsapp:[+]55119[0-9]{8}$')
            SELECT (SELECT count(*) FROM known) AS known,
                   (SELECT count(*) FROM known
                     WHERE EXISTS (SELECT FROM conversation.organization AS o WHERE o.organization_id = known.organization_id)
                       AND EXISTS (SELECT FROM conversation.person AS p WHERE p.organization_id = known.organization_id)
                       AND EXISTS (SELECT FROM conversation.organization_policy AS y
                                    WHERE y.organization_id = known.organization_id)
                       AND EXISTS (SELECT FROM conversation.address_ownership AS a
                                    WHERE a.organization_id = known.organization_id)) AS whole
            """;

    @TempDir
    private static Path directory;

    private static Prosa prosa;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void up() {
        Prosa.assumeBuilt();
        prosa = new Prosa(directory.resolve("data"));
    }

    @AfterAll
    static void down() {
        if (prosa != null) {
            prosa.close();
        }
    }

    @Test
    void whatAnAgentAnswersAppearsOnThePhoneAndWhatWasLostIsFetched() throws Exception {
        assertThat(write("Oi, preciso da segunda via")).contains("200");
        awaitConversation("segunda via");
        assertThat(prosa.run("agent", "accept", PHONE, "--agent", "ana").status())
                .isZero();
        assertThat(prosa.run("agent", "reply", PHONE, "Claro, um momento", "--agent", "ana")
                        .status())
                .isZero();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(phone()).contains("Claro, um momento", "delivered"));

        send("PUT", "/faults/WEBHOOK_LOST?times=1", "");
        assertThat(write("Alguém aí?")).contains("\"status\":0");
        Result fetched = prosa.run("reconcile", "--since", "1h");
        assertThat(fetched.status()).as(fetched.text()).isZero();
        assertThat(fetched.text()).contains("1 were fetched, 0 are missing");
        awaitConversation("Alguém aí?");
    }

    @Test
    void aPictureSentOnThePhoneIsFetchedThroughIngressService() throws Exception {
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 1, 2, 3};
        URI phone = URI.create("http://localhost:" + prosa.port("simulator"));
        String number = URLEncoder.encode(CUSTOMER + "1", StandardCharsets.UTF_8);
        HttpRequest sent = HttpRequest.newBuilder(phone.resolve("/phone/pictures?number=" + number))
                .header("Content-Type", "image/png")
                .POST(BodyPublishers.ofByteArray(picture))
                .build();
        assertThat(http.send(sent, BodyHandlers.ofString()).body()).contains("200");

        String seen = send("GET", "/phone/messages?number=" + number, "");
        Matcher sids = Pattern.compile("\"sid\":\"(MM\\w+)\".*\"/phone/pictures/(ME\\w+)\"")
                .matcher(seen);
        assertThat(sids.find()).isTrue();
        String url = "%s/2010-04-01/Accounts/%s/Messages/%s/Media/%s"
                .formatted(phone, DemoAccount.DEMO.sid(), sids.group(1), sids.group(2));
        HttpRequest fetched = HttpRequest.newBuilder(URI.create("http://localhost:" + prosa.port("ingress")
                        + "/media?url=" + URLEncoder.encode(url, StandardCharsets.UTF_8)))
                .header("Authorization", prosa.fileKeeper())
                .build();
        HttpResponse<byte[]> answer = http.send(fetched, BodyHandlers.ofByteArray());

        assertThat(answer.body()).isEqualTo(picture);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
    }

    /// `-Dprosa.kills=20` for more than one.
    @Test
    void repliesArriveOnceAndInOrderThoughIngressServiceIsKilledAgainAndAgain() throws Exception {
        String phone = "+5511988886677";
        String customer = "whatsapp:" + phone;
        send("POST", "/phone/messages", "{\"number\":\"%s\",\"body\":\"Oi\"}".formatted(customer));
        Office office = new Office(prosa, "ana");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !office.conversation(phone).isEmpty());
        String conversation = office.conversation(phone);
        assertThat(office.command(conversation, "accept", Map.of())).isEqualTo(200);

        List<String> said = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            awaitAnswering("ingress");
            // Of one, Twilio's answer is lost too: accepted, and nobody knows.
            send("PUT", "/faults/DROPPED_BUT_ACCEPTED?times=1", "");
            for (int reply = 0; reply < 8; reply++) {
                String body = "resposta %d.%d".formatted(kill, reply);
                assertThat(office.command(conversation, "replies", Map.of("body", body)))
                        .isEqualTo(200);
                said.add(body);
                if (reply == 3) {
                    prosa.kill("ingress-service");
                }
            }
        }
        String screen = "/phone/messages?number=" + URLEncoder.encode(customer, StandardCharsets.UTF_8);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(replies(send("GET", screen, ""))).hasSizeGreaterThanOrEqualTo(said.size()));
        assertThat(replies(send("GET", screen, ""))).containsExactlyElementsOf(said);
        System.out.printf(
                "%d replies, %d kills of ingress-service: each on the phone once, in order%n", said.size(), KILLS);
    }

    @Test
    void anOrganisationIsThereWholeOrNotAtAllThoughTheServiceIsKilledMeanwhile() throws Exception {
        Office office = new Office(prosa, "ana");
        int asked = 0;
        int answered = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<CompletableFuture<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < 12; i++, asked++) {
                answers.add(office.register(
                        "padaria-" + asked,
                        "whatsapp:+55119%08d".formatted(asked),
                        "admin%d@padaria.example".formatted(asked)));
            }
            // In the midst of it: some have their answer, some do not.
            CompletableFuture.anyOf(answers.toArray(CompletableFuture[]::new)).join();
            prosa.kill("conversation-service");
            answered += (int) answers.stream()
                    .filter(answer -> answer.handle((status, _) -> status != null && status == 201)
                            .join())
                    .count();
            awaitAnswering("conversation");
        }
        try (Connection database = prosa.database();
                ResultSet found = database.createStatement().executeQuery(WHOLE)) {
            found.next();
            int whole = found.getInt("whole");
            assertThat(found.getInt("known")).as("each part of each").isEqualTo(whole);
            assertThat(whole).isBetween(answered, asked);
            System.out.printf(
                    "%d registrations, %d answered, %d kills of conversation-service: %d there, each whole%n",
                    asked, answered, KILLS, whole);
        }
    }

    private static void awaitAnswering(String service) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .ignoreExceptions()
                .until(() -> !prosa.metrics(service).isEmpty());
    }

    private static List<String> replies(String screen) {
        List<String> bodies = new ArrayList<>();
        for (JsonNode message : JsonMapper.shared().readTree(screen)) {
            String body = message.path("body").asString();
            if (!message.path("mine").asBoolean() && body.startsWith("resposta")) {
                bodies.add(body);
            }
        }
        return bodies;
    }

    private static void awaitConversation(String text) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() ->
                        assertThat(prosa.run("conversation", PHONE).text()).contains(text));
    }

    private String write(String body) throws IOException, InterruptedException {
        return send("POST", "/phone/messages", "{\"number\":\"%s\",\"body\":\"%s\"}".formatted(CUSTOMER, body));
    }

    private String phone() throws IOException, InterruptedException {
        return send("GET", "/phone/messages?number=" + URLEncoder.encode(CUSTOMER, StandardCharsets.UTF_8), "");
    }

    private String send(String method, String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + prosa.port("simulator") + path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
