package dev.prosa.expiry.firing;

import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.contracts.wire.TraceParent;
import dev.prosa.expiry.timers.PartitionTimers;
import dev.prosa.expiry.timers.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts claims on `conversation-events` and tells the timers what became of them.
///
/// A claim starts a new trace: the one of the record that armed the timer would cost 24 bytes a
/// timer, for a trace
/// that ended hours ago. Its `ce_id` is the timer's version, so a claim sent twice is the same
/// event twice.
final class ClaimSender {

    static final String SOURCE = "/prosa/expiry-service";

    private static final Logger log = LoggerFactory.getLogger(ClaimSender.class);

    private final Producer<String, byte[]> producer;
    private final InstantSource clock;
    private final Duration retryDelay;
    private final ExpiryMeters meters;
    private final Queue<Outcome> outcomes = new ConcurrentLinkedQueue<>();

    private record Outcome(
            PartitionTimers timers,
            Timer timer,
            Instant firedAt,
            @Nullable Exception failure) {}

    ClaimSender(Producer<String, byte[]> producer, InstantSource clock, Duration retryDelay, ExpiryMeters meters) {
        this.producer = producer;
        this.clock = clock;
        this.retryDelay = retryDelay;
        this.meters = meters;
    }

    /// Sends the claim of a timer that was taken.
    ///
    /// @return false if it failed at once: the next one would too, and might block as long
    boolean send(PartitionTimers timers, Timer taken) {
        Instant firedAt = clock.instant();
        Future<?> sent = producer.send(
                claim(taken, firedAt), (_, failure) -> outcomes.add(new Outcome(timers, taken, firedAt, failure)));
        return !(sent.isDone() && sent.state() == Future.State.FAILED);
    }

    /// Lets the timers know of every answer that has come.
    ///
    /// @throws KafkaException if a claim failed in a way that this producer cannot get over
    void settle() {
        int lost = 0;
        Exception last = null;
        for (Outcome outcome = outcomes.poll(); outcome != null; outcome = outcomes.poll()) {
            if (outcome.failure() == null) {
                outcome.timers().acknowledged(outcome.timer());
                meters.fired(Duration.between(outcome.timer().fireAt(), outcome.firedAt()));
            } else {
                outcome.timers().failed(outcome.timer(), retryAt());
                meters.lost();
                last = outcome.failure();
                lost++;
            }
        }
        if (last != null) {
            report(lost, last);
        }
    }

    Instant retryAt() {
        return clock.instant().plus(retryDelay);
    }

    private static void report(int lost, Exception last) {
        log.atWarn()
                .addKeyValue("claims", lost)
                .addKeyValue("reason", last.toString())
                .log("claims were not acknowledged, trying again");
        if (!(last instanceof RetriableException)) {
            throw new KafkaException("The producer cannot go on", last);
        }
    }

    private static ProducerRecord<String, byte[]> claim(Timer timer, Instant firedAt) {
        Envelope envelope = new Envelope(
                timer.version().id(),
                SOURCE,
                firedAt,
                timer.conversationId().toString(),
                TraceParent.continuing(null).value());
        return CloudEventRecords.of(
                envelope,
                new TimeoutElapsed(
                        timer.conversationId(),
                        timer.session(),
                        timer.fireAt(),
                        firedAt,
                        TimeoutElapsed.Source.EXPIRY));
    }
}
