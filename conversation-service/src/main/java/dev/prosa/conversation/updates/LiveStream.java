package dev.prosa.conversation.updates;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.output.ConversationUpdated;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// What one client is told as it happens. Lives as long as its connection.
///
/// Events wait in a bounded buffer. A client for whom it is full is disconnected: it comes back with
/// the ID of the last event it had, and nothing is lost.
final class LiveStream implements UpdateReader {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final OrganizationId organization;
    private final Duration heartbeat;
    private final Runnable tooSlow;
    private final Sinks.Many<ServerSentEvent<String>> events;
    private volatile @Nullable Positions positions;
    private long lastSent = System.nanoTime();

    /// @param buffer events that may wait for the client
    /// @param tooSlow what to do once more would have to wait; called once at least
    LiveStream(OrganizationId organization, Duration heartbeat, int buffer, Runnable tooSlow) {
        this.organization = organization;
        this.heartbeat = heartbeat;
        this.tooSlow = tooSlow;
        this.events = Sinks.many().unicast().onBackpressureBuffer(new ArrayBlockingQueue<>(buffer));
    }

    OrganizationId organization() {
        return organization;
    }

    /// For one client, once.
    Flux<ServerSentEvent<String>> events() {
        return events.asFlux();
    }

    /// To be called before it follows the feed: it may have had more from another instance than this
    /// one has read so far.
    void hasHad(Positions had) {
        positions = had;
    }

    /// Where it began.
    ///
    /// @throws StreamsUnavailableException if it has not
    Positions begun() {
        Positions begun = positions;
        if (begun == null) {
            throw new StreamsUnavailableException();
        }
        return begun;
    }

    @Override
    public void begin(Positions from) {
        Positions had = positions;
        positions = had == null ? from : had.furthest(from);
    }

    @Override
    public void read(Update update) {
        Positions before = positions;
        if (before == null) {
            return;
        }
        Positions after = before.furthest(update.after());
        positions = after;
        if (update.offset() < before.next(update.partition())) {
            return; // had it from another instance
        }
        ConversationUpdated change = StreamEvents.change(update, organization);
        if (change != null) {
            send(StreamEvents.changed(change, after));
        }
    }

    @Override
    public void pause(Positions now) {
        Positions before = positions;
        if (before == null) {
            return;
        }
        Positions after = before.furthest(now);
        positions = after;
        if (System.nanoTime() - lastSent >= heartbeat.toNanos()) {
            send(StreamEvents.heartbeat(after));
        }
    }

    private void send(ServerSentEvent<String> event) {
        lastSent = System.nanoTime();
        switch (events.tryEmitNext(event)) {
            case OK, FAIL_TERMINATED, FAIL_CANCELLED -> {}
            // Full, whether the client reads too slowly or is still being sent what it missed.
            case FAIL_OVERFLOW, FAIL_ZERO_SUBSCRIBER, FAIL_NON_SERIALIZED -> {
                tooSlow.run();
                end();
            }
        }
    }

    @Override
    public void end() {
        events.emitComplete(Sinks.EmitFailureHandler.busyLooping(MOMENT));
    }
}
