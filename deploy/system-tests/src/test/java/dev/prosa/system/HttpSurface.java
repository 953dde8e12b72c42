package dev.prosa.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.testing.product.Prosa;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody learns, and can do, who reaches a port.
abstract class HttpSurface {

    private static final String INSIDES =
            "(?i)(whitelabel|springframework|spring|netty|jackson|r2dbc|postgres|java\\.|dev\\.prosa|exception|trace\":|\\bat [a-z.]+\\()";

    private final Prosa prosa;

    HttpSurface(Prosa prosa) {
        this.prosa = prosa;
    }

    private Edge edge(String service) {
        return new Edge(prosa, service);
    }

    @ParameterizedTest
    @CsvSource({
        "ingress, /actuator/health, 200",
        "ingress, /webhooks/twilio/messages, 405",
        "ingress, /media, 401",
        "ingress, /nothing, 404",
        "conversation, /api/conversations, 401",
        "conversation, /api/tokens, 401",
        "conversation, /api/organization, 401",
        "conversation, /nothing, 404",
        "expiry, /api/timers, 401",
        "expiry, /api/timers/0b5c1d1e-6a52-5d3f-9c56-2f1f0a8f4a11, 401",
        "expiry, /nothing, 404",
        "analytics, /api/closures/summary, 401",
        "analytics, /nothing, 404"
    })
    void everyAnswerSaysHowItMayBeUsed(String service, String target, int status) {
        HttpResponse<String> answer = edge(service).get(target);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.headers().firstValue("Content-Security-Policy"))
                .contains("default-src 'none'; frame-ancestors 'none'");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by", "set-cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress", "conversation", "expiry", "analytics"})
    void noErrorTellsOfOurInsides(String service) {
        Edge edge = edge(service);
        for (String accept : List.of("text/html", "application/json", "image/png", "no/such; type=\"")) {
            for (HttpResponse<String> answer : List.of(
                    edge.get("/nothing", "Accept", accept),
                    edge.get("/api/conversations/x", "Accept", accept),
                    edge.get("/api/timers/x%00", "Accept", accept),
                    edge.send("DELETE", "/api/conversations", "", "Accept", accept),
                    edge.send("POST", "/webhooks/twilio/statuses", "{", "Accept", accept),
                    edge.send("POST", "/actuator/health", "x", "Accept", accept))) {
                assertThat(answer.statusCode()).isBetween(400, 499);
                assertThat(answer.body()).doesNotContainPattern(INSIDES);
            }
        }
        assertThat(edge.raw("GET / HTTP/9.9\r\n\r\n")).doesNotContainPattern(INSIDES);
        assertThat(edge.raw("nonsense\r\n\r\n")).doesNotContainPattern(INSIDES);
        assertThat(edge.raw("GET /%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4")
                .doesNotContainPattern(INSIDES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress", "conversation", "expiry", "analytics"})
    void noRequestIsLargerThanItNeedsToBe(String service) {
        Edge edge = edge(service);
        String get = "GET /actuator/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

        assertThat(edge.raw(get + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(edge.raw("GET /" + "a".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(edge.raw(get + "X: " + "a".repeat(9_000) + "\r\n\r\n")).startsWith("HTTP/1.1 4");
        assertThat(edge.raw(get + "X: a\r\n".repeat(3_000) + "\r\n")).startsWith("HTTP/1.1 4");
    }

    @Test
    void theEdgeCountsHeaders() {
        String get = "GET /actuator/health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";

        assertThat(edge("ingress").raw(get + "X: a\r\n".repeat(98) + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(edge("ingress").raw(get + "X: a\r\n".repeat(99) + "\r\n")).startsWith("HTTP/1.1 431");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingress", "conversation", "expiry", "analytics"})
    void operatorsSeeHealthAndMetricsAndNobodySeesMore(String service) {
        Edge edge = edge(service);
        for (String endpoint : List.of(
                "",
                "/env",
                "/beans",
                "/configprops",
                "/heapdump",
                "/threaddump",
                "/loggers",
                "/mappings",
                "/info",
                "/conditions",
                "/scheduledtasks",
                "/flyway",
                "/httpexchanges",
                "/sbom",
                "/shutdown")) {
            assertThat(edge.get("/actuator" + endpoint).statusCode())
                    .as(endpoint)
                    .isEqualTo(404);
        }
        assertThat(edge.get("/actuator/health").body())
                .contains("\"status\":\"UP\"")
                .doesNotContain("diskSpace", "\"path\"", "ssl");
        assertThat(edge.get("/actuator/prometheus").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"conversation", "expiry", "analytics"})
    void queriesAreForThisMachineOnly(String service) throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                assertThat(accepts(address, prosa.port(service)))
                        .as("%s on %s", service, address)
                        .isEqualTo(address.isLoopbackAddress() && address.getAddress().length == 4);
            }
        }
    }

    private static boolean accepts(InetAddress address, int port) {
        try (Socket _ = new Socket(address, port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
