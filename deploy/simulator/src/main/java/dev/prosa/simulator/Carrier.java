package dev.prosa.simulator;

import dev.prosa.simulator.Message.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/// Takes messages both ways and says how far they got.
@Component
final class Carrier {

    private static final Logger log = LoggerFactory.getLogger(Carrier.class);
    private static final int WINDOW_CLOSED = 63016;
    private static final int SWITCHED_OFF = 30003;

    private final Messages messages;
    private final Webhooks webhooks;
    private final Faults faults;
    private final SimulatorProperties properties;

    Carrier(Messages messages, Webhooks webhooks, Faults faults, SimulatorProperties properties) {
        this.messages = messages;
        this.webhooks = webhooks;
        this.faults = faults;
        this.properties = properties;
    }

    /// Takes a message for a customer and carries it on its way.
    Message accept(String from, String to, String body, @Nullable String callback, @Nullable Fault fault) {
        Message message = new Message(
                Sids.fresh("SM"), false, from, to, Content.text(body), Status.QUEUED, 0, Instant.now(), null, callback);
        messages.put(message);
        carry(message.sid(), fault).subscribe();
        return message;
    }

    private Mono<Void> carry(String sid, @Nullable Fault fault) {
        Mono<Void> end = fault == Fault.WINDOW_CLOSED_LATER
                ? step(sid, Status.UNDELIVERED, WINDOW_CLOSED)
                : fault == Fault.UNREACHABLE_LATER
                        ? step(sid, Status.UNDELIVERED, SWITCHED_OFF)
                        : step(sid, Status.DELIVERED, 0);
        return step(sid, Status.SENT, 0).then(end);
    }

    private Mono<Void> step(String sid, Status status, int code) {
        return Mono.delay(properties.step()).then(Mono.defer(() -> advance(sid, status, code)));
    }

    private Mono<Void> advance(String sid, Status status, int code) {
        Message advanced = messages.change(sid, message -> message.at(status, code, Instant.now()));
        return advanced == null
                ? Mono.empty()
                : webhooks.status(advanced).onErrorResume(this::lost).then();
    }

    /// The customer has seen the message.
    Mono<Void> read(String sid) {
        Message message = messages.of(sid);
        return message == null || message.inbound() || message.status() != Status.DELIVERED
                ? Mono.empty()
                : advance(sid, Status.READ, 0);
    }

    /// The customer writes. The status of ingress-service's answer; 0 if there was none, or the webhook was
    /// to be lost.
    Mono<Integer> write(String from, Content content) {
        Instant now = Instant.now();
        String sid = Sids.fresh(content.media() == null ? "SM" : "MM");
        Message message =
                new Message(sid, true, from, properties.channel(), content, Status.RECEIVED, 0, now, now, null);
        messages.put(message);
        return faults.take(Fault.WEBHOOK_LOST)
                ? Mono.just(0)
                : webhooks.received(message).onErrorResume(this::lost).defaultIfEmpty(0);
    }

    private Mono<Integer> lost(Throwable failure) {
        log.atWarn().addKeyValue("reason", failure.getClass().getSimpleName()).log("a webhook found nobody");
        return Mono.empty();
    }
}
