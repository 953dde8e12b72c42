package dev.prosa.standalone.client;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Replay;
import dev.prosa.contracts.wire.UnreadableRecordException;
import dev.prosa.standalone.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Inputs that could not be applied, as operators see them.
public final class ParkedInputs implements AutoCloseable {

    private final KeptRecords kept;
    private final Map<String, Found> last = new LinkedHashMap<>();

    private ParkedInputs(KeptRecords kept) {
        this.kept = kept;
    }

    /// @throws Failure if Kafka does not answer
    public static ParkedInputs open(Endpoints endpoints) {
        return new ParkedInputs(KeptRecords.open(endpoints, Topic.CONVERSATION_EVENTS_PARKED));
    }

    /// One of them, without its content.
    ///
    /// @param id where it lay on `conversation-events`: `partition-offset`
    /// @param conversation null where its key is none
    /// @param type the CloudEvent's; null where it was none
    /// @param replayOf the ID of what it replayed itself; null for originals
    /// @param replayedAs where it lies since its replay; null before
    public record Entry(
            String id,
            Instant parkedAt,
            String reason,
            String detail,
            @Nullable String conversation,
            @Nullable String type,
            @Nullable String replayOf,
            @Nullable String replayedAs) {}

    private record Found(Entry entry, int partition, long offset, int from, long at) {}

    /// All of them in the order in which they lay on the log.
    ///
    /// @throws Failure if the topic is not there
    public List<Entry> list() {
        last.clear();
        last.putAll(found());
        return last.values().stream().map(Found::entry).toList();
    }

    /// One with its content.
    ///
    /// @throws Failure if there is none of that ID
    public ParkedInput show(String id) {
        Found one = last.isEmpty() ? found().get(id) : last.get(id);
        if (one == null) {
            throw new Failure("Nothing is parked under " + id + ": look at ./prosa parked list");
        }
        return content(one);
    }

    /// Appends the original record to `conversation-events` once more, with a header that says so.
    ///
    /// @return where it lies now
    public String replay(Entry entry) {
        ParkedInput parked = show(entry.id());
        String as = kept.append(Replay.again(parked, entry.id()));
        kept.mark(new Replay(entry.id(), as), entry.conversation());
        return as;
    }

    /// The relay may have sent one twice: the first counts.
    private Map<String, Found> found() {
        Map<String, String> marks = new HashMap<>();
        Map<String, Found> found = new HashMap<>();
        kept.forEach(record -> {
            Replay mark = Replay.read(record.headers());
            if (mark == null) {
                Found one = read(record);
                found.putIfAbsent(one.entry().id(), one);
            } else {
                marks.put(mark.id(), mark.as());
            }
        });
        Map<String, Found> sorted = new LinkedHashMap<>();
        new ArrayList<>(found.values())
                .stream()
                        .sorted(Comparator.comparingInt(Found::from).thenComparingLong(Found::at))
                        .forEach(one -> sorted.put(
                                one.entry().id(),
                                marked(one, marks.get(one.entry().id()))));
        return sorted;
    }

    private static Found marked(Found one, @Nullable String replayedAs) {
        Entry entry = one.entry();
        return new Found(
                new Entry(
                        entry.id(),
                        entry.parkedAt(),
                        entry.reason(),
                        entry.detail(),
                        entry.conversation(),
                        entry.type(),
                        entry.replayOf(),
                        replayedAs),
                one.partition(),
                one.offset(),
                one.from(),
                one.at());
    }

    private static Found read(ConsumerRecord<String, byte[]> record) {
        ParkedInput parked = parsed(record);
        int partition = parked.evidence().partition();
        long offset = parked.evidence().offset();
        Entry entry = new Entry(
                partition + "-" + offset,
                parked.parkedAt(),
                parked.reason(),
                parked.detail(),
                conversation(parked.key()),
                header(parked, "ce_type"),
                header(parked, Replay.OF),
                null);
        return new Found(entry, record.partition(), record.offset(), partition, offset);
    }

    private ParkedInput content(Found one) {
        return parsed(kept.at(one.partition(), one.offset()));
    }

    private static ParkedInput parsed(ConsumerRecord<String, byte[]> record) {
        try {
            if (CloudEventRecords.read(record.headers(), record.value()) instanceof ParkedInput parked) {
                return parked;
            }
        } catch (UnreadableRecordException e) {
            // said below
        }
        throw new Failure("Record %d-%d of %s is no parked input: read it with ./prosa tail %s"
                .formatted(record.partition(), record.offset(), record.topic(), record.topic()));
    }

    private static @Nullable String conversation(@Nullable String key) {
        try {
            return key == null ? null : new ConversationId(java.util.UUID.fromString(key)).toString();
        } catch (IllegalArgumentException e) {
            return null; // whatever somebody took for a key
        }
    }

    private static @Nullable String header(ParkedInput parked, String name) {
        return parked.headers().stream()
                .filter(header -> header.name().equals(name) && header.value() != null)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        kept.close();
    }
}
