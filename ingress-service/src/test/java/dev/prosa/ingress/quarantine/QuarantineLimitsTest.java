package dev.prosa.ingress.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.ingress.config.QuarantineProperties;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class QuarantineLimitsTest {

    private final AtomicLong now = new AtomicLong(42);

    @Test
    void aBodyTooLargeToKeepIsNotKept() {
        var limits = limits(100, 100, DataSize.ofMegabytes(1));

        assertThat(limits.take(address("198.51.100.1"), 1024)).isEmpty();
        assertThat(limits.take(address("198.51.100.1"), 1025)).contains(Overflow.SIZE);
    }

    @Test
    void oneSourceCannotTakeEveryonesRoom() {
        var limits = limits(2, 100, DataSize.ofMegabytes(1));

        assertThat(limits.take(address("198.51.100.1"), 1)).isEmpty();
        assertThat(limits.take(address("198.51.100.1"), 1)).isEmpty();
        assertThat(limits.take(address("198.51.100.1"), 1)).contains(Overflow.SOURCE);
        assertThat(limits.take(address("198.51.100.2"), 1)).isEmpty();
    }

    @Test
    @Tag("ASVS-5.0-15.4")
    void threadsTogetherTakeNoMoreThanThereIs() throws Exception {
        var limits = limits(1_000, 10_000, DataSize.ofMegabytes(1));
        Callable<Integer> taker = () -> {
            int taken = 0;
            for (int i = 0; i < 2_000; i++) {
                taken += limits.take(address("198.51.100.1"), 1).isEmpty() ? 1 : 0;
            }
            return taken;
        };

        int taken = 0;
        try (var pool = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> each : pool.invokeAll(Collections.nCopies(8, taker))) {
                taken += each.get();
            }
        }

        assertThat(taken).isEqualTo(1_000);
    }

    @Test
    void aSourceHasRoomAgainWithTime() {
        var limits = limits(2, 100, DataSize.ofMegabytes(1));
        limits.take(null, 1);
        limits.take(null, 1);

        now.addAndGet(Duration.ofSeconds(29).toNanos());
        assertThat(limits.take(null, 1)).contains(Overflow.SOURCE);
        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(limits.take(null, 1)).isEmpty();
        assertThat(limits.take(null, 1)).contains(Overflow.SOURCE);
    }

    @Test
    void aWholePrefixOfIpv6IsOneSource() {
        var limits = limits(1, 100, DataSize.ofMegabytes(1));

        assertThat(limits.take(address("2001:db8:1:2::1"), 1)).isEmpty();
        assertThat(limits.take(address("2001:db8:1:2:ffff::9"), 1)).contains(Overflow.SOURCE);
        assertThat(limits.take(address("2001:db8:1:3::1"), 1)).isEmpty();
    }

    @Test
    void manySourcesShareWhatIsKeptOfAll() {
        var limits = limits(10, 3, DataSize.ofMegabytes(1));

        for (int i = 1; i <= 3; i++) {
            assertThat(limits.take(address("198.51.100." + i), 1)).isEmpty();
        }
        assertThat(limits.take(address("198.51.100.4"), 1)).contains(Overflow.RATE);
    }

    @Test
    void aQuarterOfADaysVolumeMayComeAtOnceAndAllOfItInADay() {
        var limits = limits(100, 100, DataSize.ofBytes(4096));

        assertThat(limits.take(null, 1000)).isEmpty();
        assertThat(limits.take(null, 25)).contains(Overflow.VOLUME);
        assertThat(limits.take(null, 24)).isEmpty();
        now.addAndGet(Duration.ofHours(6).toNanos());
        assertThat(limits.take(null, 1024)).isEmpty();
        assertThat(limits.take(null, 1)).contains(Overflow.VOLUME);
    }

    @Test
    void whatIsRefusedTakesNobodysRoom() {
        var limits = limits(2, 100, DataSize.ofBytes(4096));

        for (int i = 0; i < 10; i++) {
            assertThat(limits.take(null, 1025)).contains(Overflow.SIZE);
        }
        limits.take(null, 1024);
        for (int i = 0; i < 10; i++) {
            assertThat(limits.take(null, 1024)).contains(Overflow.VOLUME);
        }
        assertThat(limits.take(null, 0)).isEmpty();
    }

    @Test
    void sourcesBeyondTheLimitAreForgottenNotRemembered() {
        var limits = limits(1, 1_000_000, DataSize.ofMegabytes(1));
        limits.take(address("198.51.100.1"), 1);

        for (int i = 0; i < QuarantineLimits.MOST_SOURCES; i++) {
            limits.take(address("10.1." + (i >> 8) + "." + (i & 255)), 1);
        }

        assertThat(limits.take(address("198.51.100.1"), 1)).isEmpty();
        assertThat(limits.take(address("198.51.100.1"), 1)).contains(Overflow.SOURCE);
    }

    private QuarantineLimits limits(int perSource, int perMinute, DataSize volume) {
        return new QuarantineLimits(
                new QuarantineProperties(DataSize.ofKilobytes(1), perSource, perMinute, volume), now::get);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
