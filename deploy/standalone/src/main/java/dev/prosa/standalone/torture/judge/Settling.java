package dev.prosa.standalone.torture.judge;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.KafkaAccess;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;

/// Waits until nothing moves any more: every input is applied, every conversation closed by itself,
/// every record relayed, every message sent.
public final class Settling {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final String OPEN = "SELECT count(*) FROM conversation.conversation WHERE status <> 'CLOSED'";
    private static final int LOOKS_WITHOUT_MOVE = 4;

    private Settling() {}

    /// @return what still moves in words, or that nothing does
    public static Verdict await(Endpoints endpoints, Duration patience) {
        long giveUpAt = System.nanoTime() + patience.toNanos();
        long begun = System.nanoTime();
        var last = new HashMap<Topic, Long>();
        int still = 0;
        var left = "nobody answers";
        while (System.nanoTime() < giveUpAt) {
            pause();
            try (var query = Query.open(endpoints.database())) {
                var ends = ends(endpoints);
                long behind = ends.getOrDefault(Topic.CONVERSATION_EVENTS, 0L)
                        - query.count("SELECT coalesce(sum(next_offset), 0) FROM conversation.partition_progress");
                long open = query.count(OPEN);
                long unsent = behind == 0 && open == 0 ? query.count(Replies.UNREPORTED) : 0;
                still = behind == 0 && open == 0 && unsent == 0 && ends.equals(last) ? still + 1 : 0;
                last.clear();
                last.putAll(ends);
                left = behind + " inputs to apply, " + open + " conversations open, " + unsent + " messages to send";
                if (still >= LOOKS_WITHOUT_MOVE) {
                    return new Verdict(
                            "every conversation closes by itself, by its timer or the sweeper",
                            true,
                            "all closed after %d s of silence".formatted((System.nanoTime() - begun) / 1_000_000_000));
                }
            } catch (Failure | KafkaException e) {
                left = String.valueOf(e.getMessage());
            }
        }
        return new Verdict(
                "every conversation closes by itself, by its timer or the sweeper",
                false,
                "after " + patience.toSeconds() + " s: " + left);
    }

    private static Map<Topic, Long> ends(Endpoints endpoints) {
        var ends = new HashMap<Topic, Long>();
        try (var consumer = KafkaAccess.consumer(endpoints.kafka())) {
            for (var topic :
                    new Topic[] {Topic.CONVERSATION_EVENTS, Topic.CONVERSATION_UPDATES, Topic.CLOSED_CONVERSATIONS}) {
                ends.put(
                        topic,
                        consumer.endOffsets(KafkaAccess.partitions(consumer, topic)).values().stream()
                                .mapToLong(Long::longValue)
                                .sum());
            }
        }
        return ends;
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted");
        }
    }
}
