package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Twilio's list of messages. Every method throws [Failure] if Twilio does not answer, or answers with an
/// error.
public final class TwilioMessages implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 1_000;
    private static final int MOST_PAGES = 2_000;

    private final Calls calls;
    private final URI base;
    private final DemoAccount account;

    /// @param base of Twilio's API, or of what looks like it
    public TwilioMessages(URI base, DemoAccount account) {
        this.calls = Calls.connectingWithin(Duration.ofSeconds(5));
        this.base = base;
        this.account = account;
    }

    /// A message that went to a customer.
    ///
    /// @param status as Twilio calls it, such as `delivered`
    public record Sent(MessageSid sid, Address from, Address to, String body, String status) {

        /// Without the words and the numbers.
        @Override
        public String toString() {
            return "Sent[" + sid + ", " + status + "]";
        }
    }

    /// All that went to customers, the latest first.
    ///
    /// @return how many
    public long sent(Consumer<Sent> each) {
        var count = new long[1];
        each("", json -> {
            if (!isInbound(json)) {
                count[0]++;
                each.accept(sent(json));
            }
        });
        return count[0];
    }

    private static Sent sent(JsonNode json) {
        return new Sent(
                new MessageSid(json.path("sid").asString("")),
                new Address(json.path("from").asString("")),
                new Address(json.path("to").asString("")),
                json.path("body").asString(""),
                json.path("status").asString(""));
    }

    static boolean isInbound(JsonNode message) {
        return "inbound".equals(message.path("direction").asString(""));
    }

    /// Messages both ways, the latest first.
    ///
    /// @param filter such as `DateSent%3E=2026-11-02&`, or nothing
    void each(String filter, Consumer<JsonNode> each) {
        var first = "/2010-04-01/Accounts/%s/Messages.json?%sPageSize=%d".formatted(account.sid(), filter, PAGE);
        URI page = base.resolve(first);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            JsonNode json = get(page);
            json.path("messages").forEach(each);
            var next = json.path("next_page_uri").asString("");
            if (next.isEmpty()) {
                return;
            }
            page = below(next);
        }
        throw new Failure("Twilio lists more than " + MOST_PAGES * PAGE + " messages: choose a later --since");
    }

    /// The token goes along, so only to where it belongs.
    URI below(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new Failure("Twilio's list leads elsewhere than to " + base);
        }
        return base.resolve(path);
    }

    JsonNode get(URI uri) {
        var user = account.sid() + ":" + account.token();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8)))
                .build();
        var response = calls.await(uri, calls.send(request, BodyHandlers.ofString()));
        if (response.statusCode() != 200) {
            throw new Failure("Twilio answered " + response.statusCode() + " to account " + account.sid()
                    + (response.statusCode() == 401 ? ": is its token the right one?" : ""));
        }
        try {
            return Json.MAPPER.readTree(response.body());
        } catch (JacksonException e) {
            throw new Failure("Cannot read Twilio's answer (" + e.getOriginalMessage() + ")");
        }
    }

    @Override
    public void close() {
        calls.close();
    }
}
