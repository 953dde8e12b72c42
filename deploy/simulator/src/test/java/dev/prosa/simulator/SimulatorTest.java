package dev.prosa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

/// Every test has a customer of its own; ingress-service is a server that only listens.
class SimulatorTest {

    private static final String ACCOUNT = "AC00000000000000000000000000000000";
    private static final String TOKEN = "prosa-demo-token";
    private static final String MESSAGES = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    private static final String CHANNEL = "whatsapp:+14155238886";
    private static final String PUBLIC_URL = "https://prosa.example";
    private static final String URL = "https://simulator.example";

    private static final List<Webhook> WEBHOOKS = new CopyOnWriteArrayList<>();
    /// By customer, how many callbacks are not taken.
    private static final Map<String, Integer> SHED = new ConcurrentHashMap<>();

    private static DisposableServer ingress;
    private static ConfigurableApplicationContext simulator;
    private static WebTestClient client;

    private record Webhook(String path, Map<String, String> parameters, String signature) {

        boolean isGenuine() {
            return new RequestValidator(TOKEN).validate(PUBLIC_URL + path, parameters, signature);
        }
    }

    @BeforeAll
    static void start() {
        ingress = HttpServer.create()
                .port(0)
                .handle((request, response) -> request.receive()
                        .aggregate()
                        .asString()
                        .flatMap(body -> {
                            Map<String, String> parameters = form(body);
                            WEBHOOKS.add(new Webhook(
                                    request.uri(),
                                    parameters,
                                    request.requestHeaders().get("X-Twilio-Signature")));
                            boolean shed = SHED.computeIfPresent(parameters.get("To"), (_, left) -> left - 1) != null;
                            SHED.values().remove(0);
                            return Mono.from(response.status(shed ? 503 : 204).send());
                        }))
                .bindNow();
        simulator = new SpringApplicationBuilder(SimulatorApplication.class)
                .run(
                        "--server.port=0",
                        "--prosa.simulator.ingress=http://localhost:" + ingress.port(),
                        "--prosa.simulator.public-url=" + PUBLIC_URL,
                        "--prosa.simulator.url=" + URL,
                        "--prosa.simulator.step=50ms");
        int port = ((WebServerApplicationContext) simulator).getWebServer().getPort();
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(60))
                .build();
    }

    @AfterAll
    static void stop() {
        simulator.close();
        ingress.disposeNow();
    }

    @Test
    void aMessageIsQueuedAndItsWayReportedBySignedCallbacks() {
        String customer = "whatsapp:+5511000000001";
        String sid = (String) sent(customer, "oi", "&messageId=1").get("sid");

        assertThat(sid).matches("SM[0-9a-f]{32}");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(statuses(sid)).containsExactly("sent", "delivered"));
        client.post()
                .uri("/phone/messages/" + sid + "/read")
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(statuses(sid)).containsExactly("sent", "delivered", "read");
        assertThat(WEBHOOKS.stream().filter(it -> sid.equals(it.parameters().get("MessageSid"))))
                .allSatisfy(it -> {
                    assertThat(it.isGenuine()).isTrue();
                    assertThat(it.path()).isEqualTo("/webhooks/twilio/statuses?kind=greeting&messageId=1");
                    assertThat(it.parameters()).containsEntry("From", CHANNEL).containsEntry("To", customer);
                });
    }

    @Test
    void aCallbackIsTriedAgainAsOftenAsItsUrlAsksFor() {
        SHED.put("whatsapp:+5511000000091", 2);
        String stubborn = (String) sent("whatsapp:+5511000000091", "oi", "&messageId=91#rc=5&rp=all")
                .get("sid");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(statuses(stubborn)).containsExactly("sent", "sent", "sent", "delivered"));

        SHED.put("whatsapp:+5511000000092", 1);
        String meek =
                (String) sent("whatsapp:+5511000000092", "oi", "&messageId=92").get("sid");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(statuses(meek)).containsExactly("sent", "delivered"));
        assertThat(WEBHOOKS.stream()
                        .filter(it -> stubborn.equals(it.parameters().get("MessageSid"))))
                .allSatisfy(it -> {
                    assertThat(it.isGenuine()).isTrue();
                    assertThat(it.path()).isEqualTo("/webhooks/twilio/statuses?kind=greeting&messageId=91");
                });
    }

    @Test
    void whatTheCustomerTypesIsASignedWebhook() {
        client.post()
                .uri("/phone/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("number", "whatsapp:+5511000000002", "body", "Olá & tchau"))
                .exchange()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(204);

        assertThat(WEBHOOKS).anySatisfy(it -> {
            assertThat(it.path()).isEqualTo("/webhooks/twilio/messages");
            assertThat(it.parameters()).containsEntry("Body", "Olá & tchau").containsEntry("To", CHANNEL);
            assertThat(it.isGenuine()).isTrue();
        });
    }

    @Test
    void aPictureIsAFileThatTwilioHandsOut() {
        String customer = "whatsapp:+5511000000005";
        byte[] picture = {(byte) 0x89, 'P', 'N', 'G'};
        sendPicture(customer, "image/png; a=b", picture)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo(204);

        Webhook webhook = webhook(customer);
        String sid = webhook.parameters().get("MessageSid");
        assertThat(webhook.isGenuine()).isTrue();
        assertThat(webhook.parameters())
                .containsEntry("NumMedia", "1")
                .containsEntry("MediaContentType0", "image/png")
                .containsEntry("Body", "");
        String file = webhook.parameters().get("MediaUrl0");
        assertThat(file)
                .matches(URL + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages/MM[0-9a-f]{32}/Media/ME[0-9a-f]{32}")
                .contains(sid);
        String path = file.substring(URL.length());
        assertThat(bytes(path, TOKEN)).isEqualTo(picture);
        client.get().uri(path).exchange().expectStatus().isUnauthorized();
        sendPicture(customer + "0", "image/png", picture).expectStatus().isOk();
        String another = webhook(customer + "0").parameters().get("MessageSid");
        for (String message : List.of(another, "MM" + "0".repeat(32))) {
            client.get()
                    .uri(path.replace(sid, message))
                    .headers(it -> it.setBasicAuth(ACCOUNT, TOKEN))
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
    }

    @Test
    void aPictureIsOnTheListsOfTwilioAndThePhone() {
        String customer = "whatsapp:+5511000000006";
        sendPicture(customer, "image/webp", new byte[] {1, 2}).expectStatus().isOk();

        Map<String, Object> message =
                messages(list("From=" + encoded(customer))).getFirst();
        assertThat(message).containsEntry("num_media", "1");
        @SuppressWarnings("unchecked")
        String files = ((Map<String, String>) message.get("subresource_uris")).get("media");
        @SuppressWarnings("unchecked")
        Map<String, String> file = ((List<Map<String, String>>) get(files).get("media_list")).getFirst();
        assertThat(file).containsEntry("content_type", "image/webp");
        assertThat(bytes(file.get("uri").replace(".json", ""), TOKEN)).containsExactly(1, 2);
        client.get()
                .uri((String) phone(customer).getFirst().get("picture"))
                .exchange()
                .expectHeader()
                .valueEquals("Content-Type", "image/webp")
                .expectHeader()
                .valueEquals("Content-Security-Policy", "sandbox; default-src 'none'")
                .expectBody(byte[].class)
                .isEqualTo(new byte[] {1, 2});
    }

    @Test
    void aLocationIsDegreesAndAName() {
        String customer = "whatsapp:+5511000000007";
        write(Map.of(
                        "number",
                        customer,
                        "location",
                        Map.of("latitude", -23.5614, "longitude", 0.00001, "label", "MASP")))
                .expectStatus()
                .isOk();

        assertThat(webhook(customer).parameters())
                .containsEntry("Latitude", "-23.5614")
                .containsEntry("Longitude", "0.000010")
                .containsEntry("Label", "MASP")
                .containsEntry("NumMedia", "0")
                .doesNotContainKey("Address");
        assertThat(phone(customer).getFirst())
                .extracting("location")
                .hasFieldOrPropertyWithValue("label", "MASP")
                .hasFieldOrPropertyWithValue("latitude", -23.5614);
    }

    @Test
    void whatIsNoPictureAndNoPlaceIsRefused() {
        String customer = "whatsapp:+5511000000008";
        byte[] large = new byte[5 * 1024 * 1024 + 1];

        sendPicture(customer, "image/svg+xml", new byte[1]).expectStatus().isEqualTo(415);
        sendPicture(customer, "text/html", new byte[1]).expectStatus().isEqualTo(415);
        sendPicture(customer, "image/png", large).expectStatus().isEqualTo(413);
        sendPicture(customer, "image/png", new byte[0]).expectStatus().isBadRequest();
        sendPicture("nobody", "image/png", new byte[1]).expectStatus().isBadRequest();
        for (double latitude : List.of(90.1, -91.0)) {
            write(Map.of("number", customer, "location", Map.of("latitude", latitude, "longitude", 0)))
                    .expectStatus()
                    .isBadRequest();
        }
        write(Map.of("number", customer)).expectStatus().isBadRequest();
        assertThat(phone(customer)).isEmpty();
    }

    @Test
    void theListIsFilteredAndPaged() {
        String customer = "whatsapp:+5511000000003";
        for (int i = 0; i < 5; i++) {
            sent(customer, "n. " + i, "");
        }
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(bodies(list("To=" + encoded(customer) + "&DateSent>=" + today)))
                        .hasSize(5));

        Map<String, Object> first = list("To=" + encoded(customer) + "&From=" + encoded(CHANNEL) + "&PageSize=2");
        Map<String, Object> second = get((String) first.get("next_page_uri"));
        Map<String, Object> third = get((String) second.get("next_page_uri"));
        assertThat(bodies(first)).containsExactly("n. 4", "n. 3");
        assertThat(bodies(second)).containsExactly("n. 2", "n. 1");
        assertThat(bodies(third)).containsExactly("n. 0");
        assertThat(third.get("next_page_uri")).isNull();
        assertThat(bodies(list("To=" + encoded(customer) + "&DateSent<=2020-01-01")))
                .isEmpty();
    }

    @Test
    void anotherTokenIsRefused() {
        client.get()
                .uri(MESSAGES)
                .headers(it -> it.setBasicAuth(ACCOUNT, "guess"))
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    @ParameterizedTest
    @CsvSource({"+15005550001, 21211", "whatsapp:+15005550004, 21610", "+15005550009, 21614"})
    void twiliosTestNumbersAreRefused(String number, int code) {
        post(number, "oi", "")
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    @Test
    void aFaultOnDemandMeetsTheNextMessage() {
        client.put().uri("/faults/THROTTLED?times=1").exchange().expectStatus().isOk();

        post("whatsapp:+5511000000004", "oi", "")
                .expectStatus()
                .isEqualTo(429)
                .expectHeader()
                .valueEquals("Retry-After", "1");
        post("whatsapp:+5511000000004", "oi", "").expectStatus().isCreated();
    }

    @Test
    void thePageSpeaksThePersonsLanguage() {
        assertThat(page("pt-BR,pt;q=0.9,en;q=0.8")).contains("<html lang=\"pt-BR\">", "O telefone de um cliente");
        assertThat(page("de,en;q=0.8")).contains("<html lang=\"en\">", "A customer&#39;s phone");
        assertThat(page("de")).contains("<html lang=\"en\">", "Send a picture").doesNotContain("{{");
        assertThat(page("pt")).contains("Enviar uma foto").doesNotContain("{{");
    }

    private static WebTestClient.ResponseSpec sendPicture(String number, String type, byte[] picture) {
        return client.post()
                .uri("/phone/pictures?number={number}", number)
                .header("Content-Type", type)
                .bodyValue(picture)
                .exchange();
    }

    private static WebTestClient.ResponseSpec write(Map<String, Object> message) {
        return client.post()
                .uri("/phone/messages")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(message)
                .exchange();
    }

    private static byte[] bytes(String path, String token) {
        return client.get()
                .uri(path)
                .headers(it -> it.setBasicAuth(ACCOUNT, token))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
    }

    private static Webhook webhook(String customer) {
        return WEBHOOKS.stream()
                .filter(it -> customer.equals(it.parameters().get("From")))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> phone(String customer) {
        return client.get()
                .uri("/phone/messages?number={number}", customer)
                .exchange()
                .expectBody(List.class)
                .returnResult()
                .getResponseBody();
    }

    private static String page(String languages) {
        return client.get()
                .uri("/")
                .header("Accept-Language", languages)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<String> statuses(String sid) {
        return WEBHOOKS.stream()
                .filter(it -> sid.equals(it.parameters().get("MessageSid")))
                .map(it -> it.parameters().get("MessageStatus"))
                .toList();
    }

    private static Map<String, Object> sent(String to, String body, String query) {
        return json(post(to, body, query).expectStatus().isCreated());
    }

    private static WebTestClient.ResponseSpec post(String to, String body, String query) {
        return client.post()
                .uri(MESSAGES)
                .headers(it -> it.setBasicAuth(ACCOUNT, TOKEN))
                .body(BodyInserters.fromFormData("To", to)
                        .with("From", CHANNEL)
                        .with("Body", body)
                        .with("StatusCallback", PUBLIC_URL + "/webhooks/twilio/statuses?kind=greeting" + query))
                .exchange();
    }

    private static Map<String, Object> list(String query) {
        return get(MESSAGES + "?" + query.replace(">", "%3E").replace("<", "%3C"));
    }

    private static Map<String, Object> get(String uri) {
        return json(client.get()
                .uri(URI.create("http://localhost:"
                        + ((WebServerApplicationContext) simulator)
                                .getWebServer()
                                .getPort() + uri))
                .headers(it -> it.setBasicAuth(ACCOUNT, TOKEN))
                .exchange()
                .expectStatus()
                .isOk());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> json(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(Map.class).returnResult().getResponseBody();
    }

    private static List<String> bodies(Map<String, Object> page) {
        return messages(page).stream().map(it -> (String) it.get("body")).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> messages(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("messages");
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : body.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
