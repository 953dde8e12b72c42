package dev.prosa.simulator;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The part of Twilio's API that sends and lists messages.
@RestController
@RequestMapping("/2010-04-01/Accounts/{account}")
class TwilioApi {

    private static final int MOST_PER_PAGE = 1_000;

    private final Carrier carrier;
    private final Messages messages;
    private final Faults faults;
    private final Credentials credentials;
    private final SimulatorProperties properties;

    TwilioApi(
            Carrier carrier,
            Messages messages,
            Faults faults,
            Credentials credentials,
            SimulatorProperties properties) {
        this.carrier = carrier;
        this.messages = messages;
        this.faults = faults;
        this.credentials = credentials;
        this.properties = properties;
    }

    @PostMapping(path = "/Messages.json", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<ResponseEntity<Object>> send(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            ServerWebExchange exchange) {
        if (!credentials.areGood(account, authorization)) {
            return Mono.just(TwilioError.of(HttpStatus.UNAUTHORIZED, 20003));
        }
        return exchange.getFormData().flatMap(form -> send(form, exchange));
    }

    private Mono<ResponseEntity<Object>> send(MultiValueMap<String, String> form, ServerWebExchange exchange) {
        String to = form.getFirst("To");
        String from = form.getFirst("From");
        String body = words(form);
        if (to == null || to.isBlank() || from == null || from.isBlank() || body == null) {
            int code = to == null || to.isBlank() ? 21604 : from == null || from.isBlank() ? 21603 : 21602;
            return Mono.just(TwilioError.of(HttpStatus.BAD_REQUEST, code));
        }
        Integer refusal = Faults.codeOf(to);
        if (refusal != null) {
            return Mono.just(TwilioError.of(HttpStatus.BAD_REQUEST, refusal));
        }
        Fault fault = faults.next();
        String callback = form.getFirst("StatusCallback");
        if (fault == null) {
            return Mono.just(accepted(carrier.accept(from, to, body, callback, null)));
        }
        return switch (fault) {
            case THROTTLED -> Mono.just(TwilioError.of(HttpStatus.TOO_MANY_REQUESTS, 20429));
            case SERVER_ERROR -> Mono.just(TwilioError.of(HttpStatus.INTERNAL_SERVER_ERROR, 20500));
            case SERVER_ERROR_BUT_ACCEPTED -> {
                carrier.accept(from, to, body, callback, null);
                yield Mono.just(TwilioError.of(HttpStatus.INTERNAL_SERVER_ERROR, 20500));
            }
            case DROPPED -> Connections.drop(exchange);
            case DROPPED_BUT_ACCEPTED -> {
                carrier.accept(from, to, body, callback, null);
                yield Connections.drop(exchange);
            }
            case WINDOW_CLOSED -> Mono.just(TwilioError.of(HttpStatus.BAD_REQUEST, 63016));
            case OPTED_OUT -> Mono.just(TwilioError.of(HttpStatus.BAD_REQUEST, 21610));
            case WINDOW_CLOSED_LATER, UNREACHABLE_LATER ->
                Mono.just(accepted(carrier.accept(from, to, body, callback, fault)));
            case WEBHOOK_LOST -> throw new IllegalStateException("no fault of a message that is sent");
        };
    }

    /// A template's words are known to Twilio alone; its variables stand for them here.
    private static @Nullable String words(MultiValueMap<String, String> form) {
        String body = form.getFirst("Body");
        String template = form.getFirst("ContentSid");
        return body != null && !body.isEmpty() || template == null
                ? body
                : "[" + template + "] " + form.getFirst("ContentVariables");
    }

    private ResponseEntity<Object> accepted(Message message) {
        return ResponseEntity.status(HttpStatus.CREATED).body(message.toTwilio(properties.accountSid()));
    }

    @GetMapping("/Messages/{sid}.json")
    ResponseEntity<Object> one(
            @PathVariable String account,
            @PathVariable String sid,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization) {
        if (!credentials.areGood(account, authorization)) {
            return TwilioError.of(HttpStatus.UNAUTHORIZED, 20003);
        }
        Message message = messages.of(sid);
        return message == null
                ? TwilioError.of(HttpStatus.NOT_FOUND, 20404)
                : ResponseEntity.ok(message.toTwilio(properties.accountSid()));
    }

    @GetMapping("/Messages.json")
    ResponseEntity<Object> list(
            @PathVariable String account,
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
            @RequestParam MultiValueMap<String, String> query) {
        if (!credentials.areGood(account, authorization)) {
            return TwilioError.of(HttpStatus.UNAUTHORIZED, 20003);
        }
        try {
            int size = Math.clamp(number(query, "PageSize", 50), 1, MOST_PER_PAGE);
            int page = Math.max(number(query, "Page", 0), 0);
            return ResponseEntity.ok(page(messages.latest(wanted(query)), page, size, query));
        } catch (NumberFormatException | DateTimeParseException _) {
            return TwilioError.of(HttpStatus.BAD_REQUEST, 20001);
        }
    }

    private Map<String, @Nullable Object> page(
            List<Message> found, int page, int size, MultiValueMap<String, String> query) {
        int from = Math.min(found.size(), page * size);
        int to = Math.min(found.size(), from + size);
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put(
                "messages",
                found.subList(from, to).stream()
                        .map(it -> it.toTwilio(properties.accountSid()))
                        .toList());
        json.put("page", page);
        json.put("page_size", size);
        json.put("start", from);
        json.put("end", Math.max(from, to - 1));
        json.put("next_page_uri", to < found.size() ? Pages.uri(properties.accountSid(), query, page + 1, size) : null);
        json.put("previous_page_uri", page > 0 ? Pages.uri(properties.accountSid(), query, page - 1, size) : null);
        return json;
    }

    /// Twilio's filters. `DateSent` is a day in UTC, on it, from it (`DateSent>`) or up to it (`DateSent<`).
    private static Predicate<Message> wanted(MultiValueMap<String, String> query) {
        Predicate<Message> wanted = equal(query, "To", Message::to).and(equal(query, "From", Message::from));
        LocalDate on = day(query, "DateSent");
        LocalDate since = day(query, "DateSent>");
        LocalDate until = day(query, "DateSent<");
        return on == null && since == null && until == null
                ? wanted
                : wanted.and(message -> isSent(message, on, since, until));
    }

    private static Predicate<Message> equal(
            MultiValueMap<String, String> query, String name, Function<Message, String> part) {
        String value = query.getFirst(name);
        return value == null || value.isEmpty() ? _ -> true : message -> value.equals(part.apply(message));
    }

    private static @Nullable LocalDate day(MultiValueMap<String, String> query, String name) {
        String value = query.getFirst(name);
        return value == null || value.isEmpty() ? null : LocalDate.parse(value);
    }

    /// A message that is still queued has no such day, so no filter lets it through.
    private static boolean isSent(
            Message message, @Nullable LocalDate on, @Nullable LocalDate since, @Nullable LocalDate until) {
        if (message.sentAt() == null) {
            return false;
        }
        LocalDate day = LocalDate.ofInstant(message.sentAt(), ZoneOffset.UTC);
        return (on == null || day.equals(on))
                && (since == null || !day.isBefore(since))
                && (until == null || !day.isAfter(until));
    }

    private static int number(MultiValueMap<String, String> query, String name, int otherwise) {
        String value = query.getFirst(name);
        return value == null || value.isEmpty() ? otherwise : Integer.parseInt(value);
    }
}
