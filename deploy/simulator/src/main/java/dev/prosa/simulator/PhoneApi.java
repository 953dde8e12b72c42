package dev.prosa.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// What the phone's page asks for, and the faults that may be ordered.
@RestController
class PhoneApi {

    private static final Pattern NUMBER = Pattern.compile("(whatsapp:)?\\+[0-9]{5,15}");
    private static final int LONGEST = 1_600;
    private static final int MOST_SHOWN = 200;

    private final Carrier carrier;
    private final Messages messages;
    private final Faults faults;

    PhoneApi(Carrier carrier, Messages messages, Faults faults) {
        this.carrier = carrier;
        this.messages = messages;
        this.faults = faults;
    }

    /// @param number the customer's address, as the channel writes it
    /// @param body what they say; may be missing where there is a location
    record Written(
            String number, @Nullable String body, @Nullable Location location) {

        boolean isWhole() {
            return isNumber(number)
                    && (location != null || body != null && !body.isBlank() && body.length() <= LONGEST);
        }

        Content content() {
            return location == null ? Content.text(String.valueOf(body)) : Content.location(location);
        }
    }

    @PostMapping("/phone/messages")
    Mono<ResponseEntity<Map<String, Integer>>> write(@RequestBody Written written) {
        return written.isWhole()
                ? carrier.write(written.number(), written.content())
                        .map(status -> ResponseEntity.ok(Map.of("status", status)))
                : Mono.just(ResponseEntity.badRequest().build());
    }

    /// Oldest first.
    @GetMapping("/phone/messages")
    List<Map<String, Object>> of(@RequestParam String number) {
        return messages.latest(message -> isOf(message, number)).stream().limit(MOST_SHOWN).toList().reversed().stream()
                .map(Message::toPhone)
                .toList();
    }

    @GetMapping(path = "/phone/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Map<String, Object>>> stream(@RequestParam String number) {
        Flux<ServerSentEvent<Map<String, Object>>> alive = Flux.interval(Duration.ZERO, Duration.ofSeconds(15))
                .map(_ -> ServerSentEvent.<Map<String, Object>>builder()
                        .comment("")
                        .build());
        return messages.changes()
                .filter(message -> isOf(message, number))
                .map(message -> ServerSentEvent.builder(message.toPhone()).build())
                .mergeWith(alive);
    }

    @PostMapping("/phone/messages/{sid}/read")
    Mono<Void> read(@PathVariable String sid) {
        return carrier.read(sid);
    }

    @GetMapping("/faults")
    Map<Fault, Integer> faults() {
        return faults.left();
    }

    /// The next `times` messages meet the fault; 0 calls it off.
    @PutMapping("/faults/{fault}")
    Map<Fault, Integer> expect(@PathVariable Fault fault, @RequestParam(defaultValue = "1") int times) {
        if (times < 0 || times > 1_000) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "times must be 0 to 1000");
        }
        faults.expect(fault, times);
        return faults.left();
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    private static boolean isOf(Message message, String number) {
        return message.inbound() ? message.from().equals(number) : message.to().equals(number);
    }
}
