package dev.prosa.conversation.updates;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.updates.CatchUp.Missed;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.ServerSentEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/// The event streams that are open in this instance.
final class LiveStreams implements AutoCloseable {

    private static final int RESUMED_AT_ONCE = 8;
    private static final int WAITING_TO_RESUME = 1000;

    private final UpdatesFeed feed;
    private final CatchUp catchUp;
    private final StreamProperties limits;
    private final MeterRegistry meters;
    private final Map<OrganizationId, Integer> open = new ConcurrentHashMap<>();
    private final Scheduler resuming =
            Schedulers.newBoundedElastic(RESUMED_AT_ONCE, WAITING_TO_RESUME, "resumed-streams");

    LiveStreams(UpdatesFeed feed, CatchUp catchUp, StreamProperties limits, MeterRegistry meters) {
        this.feed = feed;
        this.catchUp = catchUp;
        this.limits = limits;
        this.meters = meters;
        Gauge.builder(StreamMetricNames.OPEN, this, LiveStreams::count).register(meters);
    }

    /// @param lastEventId the last the client had; null to begin now
    /// @param hangUp ends the connection at once, whatever still waits to be written
    Flux<ServerSentEvent<String>> open(OrganizationId organization, @Nullable String lastEventId, Runnable hangUp) {
        return Flux.using(() -> enter(organization, hangUp), stream -> told(stream, lastEventId), this::leave);
    }

    private LiveStream enter(OrganizationId organization, Runnable hangUp) {
        int now = open.merge(organization, 1, Integer::sum);
        if (now > limits.perOrganization()) {
            release(organization);
            throw new TooManyStreamsException(limits.perOrganization());
        }
        return new LiveStream(organization, limits.heartbeat(), limits.buffer(), () -> {
            meters.counter(StreamMetricNames.SLOW).increment();
            hangUp.run();
        });
    }

    private Flux<ServerSentEvent<String>> told(LiveStream stream, @Nullable String lastEventId) {
        Mono<List<ServerSentEvent<String>>> first = lastEventId == null
                ? Mono.fromCallable(() -> begin(stream))
                : Mono.fromCallable(() -> resume(stream, lastEventId)).subscribeOn(resuming);
        return first.onErrorMap(KafkaException.class, _ -> new StreamsUnavailableException())
                .flatMapMany(events -> Flux.concat(Flux.fromIterable(events), stream.events()));
    }

    private List<ServerSentEvent<String>> begin(LiveStream stream) {
        feed.follow(stream);
        Positions from = stream.begun();
        count("FRESH");
        return List.of(StreamEvents.begin(from));
    }

    private List<ServerSentEvent<String>> resume(LiveStream stream, String lastEventId) {
        Missed missed = catchUp.resume(stream, lastEventId);
        count(missed.reset() ? "RESET" : "RESUMED");
        return missed.events();
    }

    private void count(String how) {
        meters.counter(StreamMetricNames.BEGUN, "how", how).increment();
    }

    private void leave(LiveStream stream) {
        feed.leave(stream);
        release(stream.organization());
    }

    private void release(OrganizationId organization) {
        open.computeIfPresent(organization, (_, count) -> count == 1 ? null : count - 1);
    }

    private int count() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public void close() {
        resuming.dispose();
    }
}
