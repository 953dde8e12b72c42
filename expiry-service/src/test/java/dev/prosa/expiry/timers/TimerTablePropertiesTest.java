package dev.prosa.expiry.timers;

import static dev.prosa.expiry.timers.Timers.NOON;
import static dev.prosa.expiry.timers.Timers.PARTITION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Whatever is armed, disarmed, taken, settled and given back, in whatever order, the table of
/// primitives answers as
/// the naive one does.
class TimerTablePropertiesTest {

    @Property(tries = 300)
    void aFewConversationsWithManyStaleRecords(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int conversations,
            @ForAll @IntRange(min = 1, max = 8) int remembered) {
        new Run(seed, keys(seed, conversations, false), remembered).steps(500);
    }

    @Property(tries = 20)
    void manyConversationsWithGrowth(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int remembered) {
        new Run(seed, keys(seed, 6_000, false), remembered).steps(20_000);
    }

    @Property(tries = 20)
    void conversationsThatCollideInTheIndex(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int remembered) {
        new Run(seed, keys(seed, 150, true), remembered).steps(4_000);
    }

    /// @param colliding all in one segment of the index
    private static List<ConversationId> keys(long seed, int count, boolean colliding) {
        Random random = new Random(seed);
        List<ConversationId> keys = new ArrayList<>();
        while (keys.size() < count) {
            UUID key = new UUID(random.nextLong(), random.nextLong());
            long hash = RowIndex.hash(key.getMostSignificantBits(), key.getLeastSignificantBits());
            if (!colliding || RowIndex.segment(hash) == 7) {
                keys.add(new ConversationId(key));
            }
        }
        return keys;
    }

    private static final class Run {

        private final Random random;
        private final List<ConversationId> keys;
        private final TimerTable table;
        private final NaiveTimers naive;
        private final List<Timer> taken = new ArrayList<>();
        private long offset;

        Run(long seed, List<ConversationId> keys, int remembered) {
            this.random = new Random(~seed);
            this.keys = keys;
            this.table = new TimerTable(PARTITION, remembered);
            this.naive = new NaiveTimers(remembered);
        }

        void steps(int count) {
            for (int i = 0; i < count; i++) {
                step();
                assertThat(table.pending()).isEqualTo(naive.pending());
                assertThat(table.inFlight()).isEqualTo(naive.inFlight());
            }
            for (ConversationId key : keys) {
                assertThat(table.timer(key)).isEqualTo(naive.timer(key).orElse(null));
            }
        }

        private void step() {
            ConversationId key = keys.get(random.nextInt(keys.size()));
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> {
                    ArmedTimer timer = new ArmedTimer(1 + random.nextInt(9), someTime());
                    RecordVersion version = someVersion();
                    assertThat(table.arm(key, timer, version)).isEqualTo(naive.arm(key, timer, version));
                }
                case 4, 5 -> {
                    RecordVersion version = someVersion();
                    assertThat(table.disarm(key, version)).isEqualTo(naive.disarm(key, version));
                }
                case 6, 7 -> take(someTime());
                default -> answer();
            }
            assertThat(table.timer(key)).isEqualTo(naive.timer(key).orElse(null));
        }

        private void take(Instant now) {
            Timer due = table.takeDue(now);
            assertThat(due == null ? null : due.fireAt())
                    .isEqualTo(naive.earliestDue(now).orElse(null));
            if (due != null) {
                assertThat(naive.timer(due.conversationId())).contains(due);
                naive.take(due);
                taken.add(due);
            }
        }

        private void answer() {
            if (taken.isEmpty()) {
                return;
            }
            Timer answered = taken.remove(random.nextInt(taken.size()));
            if (random.nextInt(3) == 0) {
                table.giveBack(answered);
                naive.giveBack(answered);
            } else {
                table.settle(answered);
                naive.settle(answered);
            }
        }

        private Instant someTime() {
            return NOON.plusMillis(random.nextInt(1_000));
        }

        /// Mostly new ones, some late.
        private RecordVersion someVersion() {
            offset += random.nextInt(3);
            long late = random.nextInt(4) == 0 ? random.nextLong(offset + 1) : 0;
            return new RecordVersion(PARTITION, offset - late, random.nextInt(2));
        }
    }
}
