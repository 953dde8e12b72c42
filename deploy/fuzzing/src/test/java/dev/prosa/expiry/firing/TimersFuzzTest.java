package dev.prosa.expiry.firing;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.expiry.timers.PartitionTimers;
import dev.prosa.expiry.timers.Timer;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import dev.prosa.fuzzing.Records;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Any record of `conversation-timers` arms, disarms or is counted as unreadable; and read twice,
/// it
/// changes nothing the second time.
public final class TimersFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void timers(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        ConsumerRecord<String, byte[]> record =
                Records.record(frame, frame.value("key").orElse(null));
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        TimerIntake intake = new TimerIntake(new ExpiryMeters(meters));
        PartitionTimers timers = new PartitionTimers(7, 4, 4);

        intake.apply(timers, record);
        double unreadable = count(meters, "unreadable");
        Timer armed = unreadable > 0 ? null : timers.timer(ConversationId.of(record.key()));
        intake.apply(timers, record);

        Expect.same(2 * unreadable, count(meters, "unreadable"), "unreadable");
        Expect.same(1 - unreadable, count(meters, "stale"), "stale the second time");
        if (armed != null) {
            Expect.same(armed, timers.timer(armed.conversationId()), "armed twice");
            Expect.that(armed.session() > 0, "a session that is none");
            timers.rebuildUpTo(0);
            timers.reached(0);
            boolean due = !armed.fireAt().isAfter(Instant.EPOCH);
            Expect.same(due, timers.takeDue(Instant.EPOCH) != null, "due at the epoch");
        }
    }

    private static double count(SimpleMeterRegistry meters, String outcome) {
        return meters.get(ExpiryMetrics.RECORDS)
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
