package dev.prosa.expiry.timers;

import static dev.prosa.expiry.timers.Timers.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Ten million timers shall fit in a heap of 1 GiB beside everything else: 100 bytes each would be
/// the end of it.
/// `-Dprosa.timers=10000000` measures that number itself.
class TimerMemoryTest {

    private static final int TIMERS = Integer.getInteger("prosa.timers", 1_000_000);
    private static final int PARTITIONS = 12;
    private static final int REMEMBERED = 65_536;

    @Test
    void aTimerCostsLessThanEightyBytes() {
        long before = usedHeap();
        List<TimerTable> tables = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TimerTable(partition, REMEMBERED))
                .toList();
        long started = System.nanoTime();
        armAll(tables, 0, 1.0);
        long armed = System.nanoTime();
        armAll(tables, 1, 0.8);
        long rearmed = System.nanoTime();
        long bytes = (usedHeap() - before) / TIMERS;
        System.out.printf(
                "%d timers, %d bytes each, armed %d/s, re-armed %d/s%n",
                TIMERS, bytes, perSecond(TIMERS, started, armed), perSecond(0.8 * TIMERS, armed, rearmed));
        assertThat(tables.stream().mapToInt(TimerTable::pending).sum()).isEqualTo(TIMERS);
        assertThat(bytes).isBetween(48L, 80L);
    }

    private static void armAll(List<TimerTable> tables, long offset, double share) {
        Random keys = new Random(42);
        Random times = new Random(offset);
        for (int i = 0; i < TIMERS; i++) {
            ConversationId key = new ConversationId(new UUID(keys.nextLong(), keys.nextLong()));
            if (times.nextDouble() < share) {
                ArmedTimer timer = new ArmedTimer(1, NOON.plusMillis(times.nextInt(100_000_000)));
                tables.get(i % PARTITIONS).arm(key, timer, new RecordVersion(i % PARTITIONS, offset, 0));
            }
        }
    }

    private static long perSecond(double count, long from, long to) {
        return Math.round(count * 1e9 / (to - from));
    }

    private static long usedHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
