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
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the customer's phone to the agent and back, with real processes.
class RepliesTest {

    private static final String PHONE = "+5511988886666";
    private static final String CUSTOMER = "whatsapp:" + PHONE;

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
