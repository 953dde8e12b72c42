package dev.prosa.conversation.relay;

import dev.prosa.conversation.config.DirectConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries the outbox to Kafka as long as it runs and holds the lock, and stands by otherwise.
///
/// Whatever goes wrong, it begins anew: from the slot's position, or from the watermarks where the
/// slot is lost. It
/// never skips a row.
final class Relay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Heartbeats come every ten seconds; without any for so long the stream is dead, whatever it
    /// says.
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    /// A sort of a week's outbox, or the wait for a long transaction before a slot is made.
    private static final Duration READER_PATIENCE = Duration.ofMinutes(10);

    private final DirectConnections database;
    private final ReplicationSlot slot;
    private final RelayProperties properties;
    private final Supplier<Producer<String, byte[]>> producers;
    private final RelayObserver observer;
    private final Leadership leadership;
    private final StopSignal stop = new StopSignal();
    private final Backoff backoff = new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10), stop);
    private @Nullable Thread thread;

    Relay(
            DirectConnections database,
            RelayProperties properties,
            Supplier<Producer<String, byte[]>> producers,
            RelayObserver observer) {
        this.database = database;
        this.slot = new ReplicationSlot(properties.slotOn(database.postgres().database()));
        this.properties = properties;
        this.producers = producers;
        this.observer = observer;
        this.leadership = new Leadership(database, stop);
    }

    void start() {
        thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
    }

    private void run() {
        try {
            while (true) {
                standBy();
                backoff.pause();
            }
        } catch (InterruptedException e) {
            log.atInfo().log("relay stops");
        }
    }

    /// Waits for the lock and leads while it is held.
    private void standBy() throws InterruptedException {
        try (Term term = leadership.await();
                OutboxUpkeep _ = OutboxUpkeep.start(database, properties.keep())) {
            observer.leads(true);
            log.atInfo().addKeyValue("slot", slot.name()).log("relay leads");
            lead(term);
        } catch (FencedException | SQLException e) {
            log.atWarn().addKeyValue("reason", e.getMessage()).log("relay stands by");
        } finally {
            observer.leads(false);
        }
    }

    private void lead(Term term) throws SQLException, FencedException, InterruptedException {
        while (term.isHeld()) {
            try {
                stream(term);
            } catch (InterruptedException | FencedException e) {
                throw e;
            } catch (Exception e) {
                term.verify(); // without the lock there is nothing to begin anew
                observer.restarts();
                log.atError().setCause(e).log("relay begins anew after an error");
                backoff.pause();
            }
        }
    }

    /// One run of the engine. Returns when the lock is lost.
    private void stream(Term term) throws Exception {
        try (KafkaWriter kafka = new KafkaWriter(producers, term::verify, stop, observer)) {
            prepareSlot(term, kafka);
            RowHandler handler = new RowHandler(kafka, slot, term, properties, observer);
            String engine = EngineSettings.nextName();
            Properties settings = EngineSettings.of(engine, slot.name(), database.postgres(), properties);
            try (OutboxStream stream = OutboxStream.start(settings, handler)) {
                observer.streams(engine);
                watch(term, stream, handler);
            }
        }
    }

    private void prepareSlot(Term term, KafkaWriter kafka) throws SQLException, FencedException, InterruptedException {
        Publication.ensure(term.connection());
        slot.freeFromZombie(term.connection());
        SlotFault fault = slot.inspect(term.connection()).fault();
        if (fault == null) {
            slot.catchUp(term.connection());
        } else {
            try (Connection reader = database.open("relay recovery", READER_PATIENCE)) {
                new LostSlotRecovery(slot, observer).recover(fault, term, reader, kafka);
            }
        }
    }

    private void watch(Term term, OutboxStream stream, RowHandler handler) throws Exception {
        while (term.isHeld()) {
            if (stop.await(stream.end(), LOOK)) {
                throw reasonToEnd(stream);
            }
            ReplicationSlot.Finding finding = slot.inspect(term.connection());
            observer.inspected(finding.retainedBytes());
            if (finding.fault() != null) {
                throw new IllegalStateException("the replication slot is lost: " + finding.fault());
            }
            if (handler.silence().compareTo(LONGEST_SILENCE) > 0) {
                throw new IllegalStateException("the stream is silent");
            }
            backoff.reset();
        }
    }

    private Exception reasonToEnd(OutboxStream stream) {
        if (stop.isGiven()) {
            return new InterruptedException("the relay stops");
        }
        Throwable error = stream.end().isCompletedExceptionally() ? stream.end().exceptionNow() : null;
        if (FencedException.in(error) instanceof FencedException fenced) {
            return fenced;
        }
        return new IllegalStateException("the engine ended by itself", error);
    }

    /// Ends the relay in good order: what it has sent is recorded, the slot and the lock are free.
    @Override
    public void close() {
        stop.give();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            running.join(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
