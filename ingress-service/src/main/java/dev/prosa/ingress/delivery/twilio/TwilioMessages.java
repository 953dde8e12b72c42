package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.output.OutboundMessage;
import dev.prosa.contracts.wire.Json;
import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.status.StatusReader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Twilio's Messages resource. Never blocks, and tries nothing twice: that is its caller's decision.
///
/// @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio's documentation</a>
public final class TwilioMessages {

    private static final int PAGE_SIZE = 100;

    /// Twilio gives up a callback that nobody takes unless it is told otherwise, and the status it brings is
    /// told by no other.
    ///
    /// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection
    ///     overrides</a>
    private static final String TRIED_AGAIN = "#rc=5&rp=all";

    /// A look-up that would read more pages than this fails instead.
    private static final int MOST_PAGES = 50;

    private final WebClient http;
    private final URI baseUrl;
    private final PublicUrl publicUrl;
    private final Accounts accounts;
    private final Duration timeout;

    /// @param http tries nothing twice by itself
    /// @param publicUrl where status callbacks are to go
    public TwilioMessages(WebClient http, DeliveryProperties properties, PublicUrl publicUrl, Accounts accounts) {
        this.http = http;
        this.baseUrl = properties.baseUrl();
        this.publicUrl = publicUrl;
        this.accounts = accounts;
        this.timeout = properties.requestTimeout();
    }

    /// The account that sends the message.
    public Account accountOf(OutboundMessage message) {
        return accounts.of(message.from());
    }

    /// Posts the message.
    ///
    /// @param contentSid the template to wrap it in; null sends it as it is
    public Mono<SendResult> send(OutboundMessage message, @Nullable String contentSid) {
        Account account = accountOf(message);
        BodyInserters.FormInserter<String> form = BodyInserters.fromFormData(
                        "To", message.to().value())
                .with("From", message.from().value())
                .with("StatusCallback", callback(message));
        if (contentSid == null) {
            form.with("Body", message.body());
        } else {
            form.with("ContentSid", contentSid).with("ContentVariables", Json.writeText(Map.of("1", message.body())));
        }
        return http.post()
                .uri(messages(account).build().encode().toUri())
                .headers(headers -> headers.setBasicAuth(account.sid(), account.token()))
                .accept(MediaType.APPLICATION_JSON)
                .body(form)
                .exchangeToMono(TwilioMessages::answer)
                .timeout(timeout)
                .onErrorResume(failure -> Mono.just(Failures.resultOf(failure)));
    }

    /// Looks the message up: pages through the list from its latest message to those that are too old.
    ///
    /// Without a filter by `DateSent`, which a message that is still queued has not got yet.
    public Mono<LookUp> find(Wanted wanted) {
        Account account = accountOf(wanted.message());
        URI first = messages(account)
                .queryParam("To", "{to}")
                .queryParam("From", "{from}")
                .queryParam("PageSize", PAGE_SIZE)
                .encode()
                .buildAndExpand(
                        wanted.message().to().value(), wanted.message().from().value())
                .toUri();
        return find(wanted, account, first, 1)
                .onErrorResume(JacksonException.class, _ -> Mono.just(new LookUp.Failed()))
                .onErrorResume(WebClientRequestException.class, _ -> Mono.just(new LookUp.Failed()))
                .onErrorResume(IllegalArgumentException.class, _ -> Mono.just(new LookUp.Failed()))
                .onErrorResume(TimeoutException.class, _ -> Mono.just(new LookUp.Failed()));
    }

    private Mono<LookUp> find(Wanted wanted, Account account, URI page, int number) {
        if (number > MOST_PAGES) {
            return Mono.just(new LookUp.Failed());
        }
        return http.get()
                .uri(page)
                .headers(headers -> headers.setBasicAuth(account.sid(), account.token()))
                .accept(MediaType.APPLICATION_JSON)
                .exchangeToMono(TwilioMessages::page)
                .timeout(timeout)
                .flatMap(json -> judge(wanted, account, json, number))
                .switchIfEmpty(Mono.just(new LookUp.Failed()));
    }

    private Mono<LookUp> judge(Wanted sought, Account account, JsonNode page, int number) {
        List<ListedMessage> listed = ListedMessage.ours(page);
        Wanted wanted = sought.among(listed);
        for (ListedMessage message : listed) {
            if (wanted.isMetBy(message)) {
                return Mono.just(new LookUp.Found(message.sid(), message.status(), message.errorCode()));
            }
        }
        String next = page.path("next_page_uri").asString("");
        if (next.isEmpty() || !listed.isEmpty() && listed.stream().allMatch(wanted::isTooOld)) {
            return Mono.just(new LookUp.Missing());
        }
        // Our token goes along, so only to where it belongs.
        return next.startsWith("/") && !next.startsWith("//")
                ? find(wanted, account, baseUrl.resolve(next), number + 1)
                : Mono.just(new LookUp.Failed());
    }

    private static Mono<JsonNode> page(ClientResponse response) {
        if (!response.statusCode().is2xxSuccessful()) {
            return response.releaseBody().then(Mono.empty());
        }
        return response.bodyToMono(byte[].class)
                .map(Json.MAPPER::readTree)
                .filter(json -> json.path("messages").isArray());
    }

    private static Mono<SendResult> answer(ClientResponse response) {
        HttpStatusCode status = response.statusCode();
        Duration retryAfter = RetryAfter.of(response.headers().asHttpHeaders());
        return response.bodyToMono(byte[].class)
                .defaultIfEmpty(new byte[0])
                .map(body -> resultOf(status, retryAfter, body));
    }

    static SendResult resultOf(HttpStatusCode status, @Nullable Duration retryAfter, byte[] body) {
        if (status.value() == 429) {
            return new SendResult.NotTaken(SendResult.NotTaken.Why.THROTTLED, retryAfter);
        }
        if (status.value() == 408) {
            return new SendResult.Unclear(SendResult.Unclear.Why.NO_ANSWER, retryAfter);
        }
        if (status.is5xxServerError()) {
            return new SendResult.Unclear(SendResult.Unclear.Why.SERVER_ERROR, retryAfter);
        }
        if (status.value() == 401 || status.value() == 403 || status.value() == 404) {
            return new SendResult.NotTaken(SendResult.NotTaken.Why.MISCONFIGURED, retryAfter);
        }
        try {
            JsonNode json = Json.MAPPER.readTree(body);
            if (status.is2xxSuccessful()) {
                return new SendResult.Accepted(ListedMessage.sid(json), ListedMessage.status(json));
            }
            return status.is4xxClientError()
                    ? new SendResult.Refused(json.path("code").asInt(status.value()))
                    : new SendResult.Unclear(SendResult.Unclear.Why.UNREADABLE, retryAfter);
        } catch (JacksonException | IllegalArgumentException _) {
            return status.is4xxClientError()
                    ? new SendResult.Refused(status.value())
                    : new SendResult.Unclear(SendResult.Unclear.Why.UNREADABLE, retryAfter);
        }
    }

    /// Twilio sorts a query's parameters after it has signed them: `kind` before `messageId`.
    private String callback(OutboundMessage message) {
        return publicUrl + StatusReader.PATH + "?kind=" + message.kind().name().toLowerCase(Locale.ROOT) + "&messageId="
                + message.messageId() + TRIED_AGAIN;
    }

    private UriComponentsBuilder messages(Account account) {
        return UriComponentsBuilder.fromUri(baseUrl)
                .pathSegment("2010-04-01", "Accounts", account.sid(), "Messages.json");
    }
}
