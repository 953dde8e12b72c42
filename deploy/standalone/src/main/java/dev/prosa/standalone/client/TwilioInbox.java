package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What customers wrote, as Twilio's list has it. Every method throws [Failure] if Twilio does not answer, or
/// answers with an error.
public final class TwilioInbox implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int PAGE = 500;
    private static final int MOST_PAGES = 2_000;

    private final Calls calls;
    private final URI base;
    private final DemoAccount account;

    /// @param base of Twilio's API, or of what looks like it
    public TwilioInbox(URI base, DemoAccount account) {
        this.calls = new Calls(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
        this.base = base;
        this.account = account;
    }

    /// A message a customer wrote.
    ///
    /// @param at when Twilio received it
    public record Received(InboundMessage message, Instant at) {}

    /// Oldest first.
    public List<Received> since(Instant since) {
        List<Received> found = new ArrayList<>();
        String first = "/2010-04-01/Accounts/%s/Messages.json?DateSent%%3E=%s&PageSize=%d"
                .formatted(account.sid(), LocalDate.ofInstant(since, ZoneOffset.UTC), PAGE);
        URI page = base.resolve(first);
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            JsonNode json = get(page);
            for (JsonNode message : json.path("messages")) {
                if ("inbound".equals(message.path("direction").asString(""))) {
                    Received received = received(message);
                    if (!received.at().isBefore(since)) {
                        found.add(received);
                    }
                }
            }
            String next = json.path("next_page_uri").asString("");
            if (next.isEmpty()) {
                return found.reversed();
            }
            page = below(next);
        }
        throw new Failure("Twilio lists more than " + MOST_PAGES * PAGE + " messages: choose a later --since");
    }

    private Received received(JsonNode json) {
        try {
            InboundMessage message = new InboundMessage(
                    new MessageSid(json.path("sid").asString("")),
                    new Address(json.path("to").asString("")),
                    new Address(json.path("from").asString("")),
                    json.path("body").asString(""),
                    json.path("num_media").asInt(0) > 0 ? media(json) : List.of(),
                    null);
            String date =
                    json.path("date_sent").asString(json.path("date_created").asString(""));
            return new Received(message, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new Failure("Twilio lists a message of another form than expected: "
                    + json.path("sid").asString("without a SID"));
        }
    }

    /// The URLs under which the message's files are fetched.
    private List<String> media(JsonNode message) {
        String path = message.path("subresource_uris").path("media").asString("");
        List<String> urls = new ArrayList<>();
        for (JsonNode file : get(below(path)).path("media_list")) {
            urls.add(base.resolve(file.path("uri").asString("").replaceFirst("\\.json$", ""))
                    .toString());
        }
        return urls;
    }

    /// The token goes along, so only to where it belongs.
    private URI below(String path) {
        if (!path.startsWith("/") || path.startsWith("//")) {
            throw new Failure("Twilio's list leads elsewhere than to " + base);
        }
        return base.resolve(path);
    }

    private JsonNode get(URI uri) {
        String user = account.sid() + ":" + account.token();
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
