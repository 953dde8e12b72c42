package dev.prosa.conversation.updates;

import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.conversation.updates.StreamEvents.Reset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.springframework.http.codec.ServerSentEvent;

/// Reads again what a client missed: from where it was to where its live stream begins, not a record
/// more or less. Blocks; one consumer each.
final class CatchUp {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final UpdatesConsumers consumers;
    private final UpdatesFeed feed;
    private final int mostRecords;
    private final int mostEvents;

    CatchUp(UpdatesConsumers consumers, UpdatesFeed feed, StreamProperties limits) {
        this.consumers = consumers;
        this.feed = feed;
        this.mostRecords = limits.resumeRecords();
        this.mostEvents = limits.resumeEvents();
    }

    /// What the client is sent before the stream's own events.
    ///
    /// @param reset whether the client has to begin anew
    record Missed(boolean reset, List<ServerSentEvent<String>> events) {}

    /// Lets the stream follow the feed.
    ///
    /// @throws StreamsUnavailableException if Kafka does not answer in time
    /// @throws org.apache.kafka.common.KafkaException likewise
    Missed resume(LiveStream stream, String lastEventId) {
        try (Consumer<String, byte[]> consumer = consumers.open()) {
            List<TopicPartition> all = consumers.assignAll(consumer);
            Optional<Positions> known = Positions.read(lastEventId, all.size());
            if (known.isEmpty()) {
                return anew(stream, Reset.UNKNOWN_POSITION);
            }
            Positions had = known.get();
            if (had.distanceTo(ordered(consumer.beginningOffsets(all), all)) > 0) {
                return anew(stream, Reset.EXPIRED);
            }
            if (ordered(consumer.endOffsets(all), all).distanceTo(had) > 0) {
                return anew(stream, Reset.UNKNOWN_POSITION);
            }
            stream.hasHad(had);
            feed.follow(stream);
            return missed(consumer, all, stream, had);
        }
    }

    private Missed anew(LiveStream stream, Reset why) {
        feed.follow(stream);
        return new Missed(true, List.of(StreamEvents.reset(why, stream.begun())));
    }

    private Missed missed(
            Consumer<String, byte[]> consumer, List<TopicPartition> all, LiveStream stream, Positions had) {
        Positions until = stream.begun();
        if (had.distanceTo(until) > mostRecords) {
            return new Missed(true, List.of(StreamEvents.reset(Reset.TOO_FAR, until)));
        }
        all.forEach(partition -> consumer.seek(partition, had.next(partition.partition())));
        List<ServerSentEvent<String>> events = new ArrayList<>();
        long giveUp = System.nanoTime() + LONGEST.toNanos();
        Positions at = had;
        while (UpdatesConsumers.positions(consumer, all).distanceTo(until) > 0) {
            if (System.nanoTime() > giveUp) {
                throw new StreamsUnavailableException();
            }
            for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                if (record.offset() < until.next(record.partition())) {
                    at = at.with(record.partition(), record.offset() + 1);
                    add(events, new Update(record, at), stream);
                }
            }
            if (events.size() > mostEvents) {
                return new Missed(true, List.of(StreamEvents.reset(Reset.TOO_FAR, until)));
            }
        }
        return new Missed(false, events);
    }

    private static void add(List<ServerSentEvent<String>> events, Update update, LiveStream stream) {
        ConversationUpdated change = StreamEvents.change(update, stream.organization());
        if (change != null) {
            events.add(StreamEvents.changed(change, update.after()));
        }
    }

    private static Positions ordered(Map<TopicPartition, Long> offsets, List<TopicPartition> all) {
        return Positions.of(all.stream().mapToLong(offsets::get).toArray());
    }
}
