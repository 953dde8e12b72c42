package dev.prosa.expiry.timers;

import static dev.prosa.expiry.timers.Timers.ANA;
import static dev.prosa.expiry.timers.Timers.BRUNO;
import static dev.prosa.expiry.timers.Timers.NOON;
import static dev.prosa.expiry.timers.Timers.PARTITION;
import static dev.prosa.expiry.timers.Timers.conversation;
import static dev.prosa.expiry.timers.Timers.firstSessionAt;
import static dev.prosa.expiry.timers.Timers.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PartitionTimersTest {

    private static final int REMEMBERED = 2;
    private static final int IN_FLIGHT = 2;

    private final PartitionTimers timers = new PartitionTimers(PARTITION, REMEMBERED, IN_FLIGHT);

    @Nested
    class WhileRebuilding {

        @Test
        void nothingFires() {
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            assertThat(timers.takeDue(NOON)).isNull();
            timers.rebuildUpTo(8);
            assertThat(timers.reached(7)).isFalse();
            assertThat(timers.takeDue(NOON)).isNull();
            assertThat(timers.nextAttempt()).isEqualTo(Instant.MAX);
        }

        @Test
        void itIsCompleteOnceAtTheEndThatWasSeen() {
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.rebuildUpTo(8);
            assertThat(timers.reached(8)).isTrue();
            assertThat(timers.reached(9)).isFalse();
            assertThat(take(NOON).conversationId()).isEqualTo(ANA);
        }

        @Test
        void aPositionSaysNothingBeforeTheEndIsKnown() {
            assertThat(timers.reached(8)).isFalse();
            assertThat(timers.isRebuilt()).isFalse();
        }

        @Test
        void anEmptyLogIsRebuiltAtOnce() {
            timers.rebuildUpTo(0);
            assertThat(timers.reached(0)).isTrue();
        }
    }

    @Nested
    class WhenATimerIsDue {

        @Test
        void itFiresAtItsTimeAndNotBefore() {
            rebuilt();
            timers.arm(ANA, new ArmedTimer(4, NOON), version(7));
            assertThat(timers.takeDue(NOON.minusMillis(1))).isNull();
            assertThat(timers.takeDue(NOON)).isEqualTo(new Timer(ANA, 4, NOON, version(7)));
        }

        @Test
        void aFractionOfAMillisecondIsWaitedFor() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON.plusNanos(1)), version(1));
            assertThat(timers.takeDue(NOON)).isNull();
            assertThat(take(NOON.plusMillis(1)).fireAt()).isEqualTo(NOON.plusMillis(1));
        }

        @Test
        void theEarliestGoesFirst() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.arm(BRUNO, firstSessionAt(NOON.minusSeconds(1)), version(2));
            assertThat(take(NOON).conversationId()).isEqualTo(BRUNO);
            assertThat(take(NOON).conversationId()).isEqualTo(ANA);
            assertThat(timers.takeDue(NOON)).isNull();
        }

        @Test
        void itStaysKnownUntilItsClaimIsAcknowledged() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            Timer taken = take(NOON);
            assertThat(timers.timer(ANA)).isEqualTo(taken);
            assertThat(timers.summary().inFlight()).isEqualTo(1);
            timers.acknowledged(taken);
            assertThat(timers.timer(ANA)).isNull();
            assertThat(timers.summary().inFlight()).isZero();
        }

        @Test
        void aDeadlineTheLogHasNotReachedIsClaimedOnceASecond() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.acknowledged(take(NOON));
            // The broker's clock is behind: the machine found the claim early and armed the same deadline anew,
            timers.arm(ANA, firstSessionAt(NOON), version(2));
            assertThat(timers.takeDue(NOON.plusMillis(999))).isNull();
            assertThat(timers.nextAttempt()).isEqualTo(NOON.plusSeconds(1));
            // a copy of that record included.
            timers.arm(ANA, firstSessionAt(NOON), version(3));
            assertThat(timers.takeDue(NOON.plusMillis(999))).isNull();
            assertThat(take(NOON.plusSeconds(1)).version()).isEqualTo(version(3));
        }

        @Test
        void aClockThatWasSetBackHoldsNoTimerUp() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.acknowledged(take(NOON));
            timers.arm(BRUNO, firstSessionAt(NOON.minusSeconds(600)), version(2));
            timers.acknowledged(take(NOON.minusSeconds(600)));
            timers.arm(ANA, firstSessionAt(NOON.minusSeconds(599)), version(3));
            assertThat(take(NOON.minusSeconds(599)).conversationId()).isEqualTo(ANA);
        }

        @Test
        void onlySoManyAreOnTheWay() {
            rebuilt();
            for (int i = 0; i < 3; i++) {
                timers.arm(conversation(i), firstSessionAt(NOON), version(i));
            }
            Timer first = take(NOON);
            take(NOON);
            assertThat(timers.takeDue(NOON)).isNull();
            assertThat(timers.nextAttempt()).isEqualTo(Instant.MAX);
            timers.acknowledged(first);
            assertThat(timers.takeDue(NOON)).isNotNull();
        }

        @Test
        void aLostClaimIsTriedAgainAfterThePause() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.failed(take(NOON), NOON.plusSeconds(2));
            assertThat(timers.takeDue(NOON.plusMillis(1_999))).isNull();
            assertThat(timers.nextAttempt()).isEqualTo(NOON.plusSeconds(2));
            assertThat(take(NOON.plusSeconds(2)).version()).isEqualTo(version(1));
        }
    }

    @Nested
    class WhenTheTimerChangesWhileItsClaimIsOnTheWay {

        @Test
        void theLaterTimerOutlivesTheAcknowledgement() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            Timer taken = take(NOON);
            assertThat(timers.arm(ANA, firstSessionAt(NOON.plusSeconds(9)), version(2)))
                    .isEqualTo(Arrival.REARMED);
            timers.acknowledged(taken);
            assertThat(timers.takeDue(NOON)).isNull();
            assertThat(take(NOON.plusSeconds(9)).version()).isEqualTo(version(2));
        }

        @Test
        void aDisarmedTimerIsNotTriedAgain() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            Timer taken = take(NOON);
            assertThat(timers.disarm(ANA, version(2))).isEqualTo(Arrival.DISARMED);
            timers.failed(taken, NOON);
            assertThat(timers.takeDue(NOON)).isNull();
            assertThat(timers.timer(ANA)).isNull();
        }
    }

    @Nested
    class WhenARecordComesLate {

        @Test
        void aCopyChangesNothing() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            assertThat(timers.arm(ANA, firstSessionAt(NOON), version(1))).isEqualTo(Arrival.STALE);
            assertThat(timers.summary().pending()).isEqualTo(1);
        }

        @Test
        void anOlderTimerDoesNotReplaceANewerOne() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON.plusSeconds(9)), new RecordVersion(PARTITION, 5, 1));
            assertThat(timers.arm(ANA, firstSessionAt(NOON), new RecordVersion(PARTITION, 5, 0)))
                    .isEqualTo(Arrival.STALE);
            assertThat(timers.takeDue(NOON)).isNull();
        }

        @Test
        void anOlderTombstoneDoesNotDisarm() {
            rebuilt();
            timers.arm(ANA, new ArmedTimer(2, NOON), version(9));
            assertThat(timers.disarm(ANA, version(8))).isEqualTo(Arrival.STALE);
            assertThat(take(NOON).session()).isEqualTo(2);
        }

        @Test
        void aTimerDoesNotRiseFromItsTombstone() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.disarm(ANA, version(2));
            assertThat(timers.arm(ANA, firstSessionAt(NOON), version(1))).isEqualTo(Arrival.STALE);
            assertThat(timers.takeDue(NOON)).isNull();
        }

        @Test
        void aTombstoneCountsThoughItsTimerWasNeverSeen() {
            timers.disarm(ANA, version(2));
            assertThat(timers.arm(ANA, firstSessionAt(NOON), version(1))).isEqualTo(Arrival.STALE);
        }

        @Test
        void aTimerThatFiredDoesNotFireAgain() {
            rebuilt();
            timers.arm(ANA, firstSessionAt(NOON), version(1));
            timers.acknowledged(take(NOON));
            assertThat(timers.arm(ANA, firstSessionAt(NOON), version(1))).isEqualTo(Arrival.STALE);
            assertThat(timers.takeDue(NOON)).isNull();
        }

        @Test
        void aVersionIsForgottenOnceEnoughOthersRetired() {
            timers.disarm(ANA, version(2));
            for (int i = 0; i < REMEMBERED; i++) {
                timers.disarm(conversation(10 + i), version(3 + i));
            }
            assertThat(timers.arm(ANA, firstSessionAt(NOON), version(1))).isEqualTo(Arrival.ARMED);
        }

        @Test
        void aNewTimerAfterATombstoneIsArmed() {
            rebuilt();
            timers.disarm(ANA, version(2));
            assertThat(timers.arm(ANA, new ArmedTimer(2, NOON), version(3))).isEqualTo(Arrival.ARMED);
            assertThat(take(NOON).session()).isEqualTo(2);
        }
    }

    @Test
    void theMostLateTimerMayBeOnTheWay() {
        rebuilt();
        timers.arm(ANA, firstSessionAt(NOON), version(1));
        timers.arm(BRUNO, firstSessionAt(NOON.plusSeconds(1)), version(2));
        assertThat(timers.summary().mostLate(NOON)).isNull();
        Timer taken = take(NOON);
        assertThat(timers.summary().mostLate(NOON.plusSeconds(2))).isEqualTo(taken);
        timers.acknowledged(taken);
        assertThat(timers.summary().mostLate(NOON.plusSeconds(2)))
                .extracting(Timer::conversationId)
                .isEqualTo(BRUNO);
    }

    @Test
    void aTimeNoClockCanReachIsRefused() {
        assertThatThrownBy(() -> timers.arm(ANA, firstSessionAt(Instant.MAX.minusSeconds(1)), version(1)))
                .isInstanceOf(ArithmeticException.class);
        assertThat(timers.timer(ANA)).isNull();
    }

    private void rebuilt() {
        timers.rebuildUpTo(0);
        timers.reached(0);
    }

    private Timer take(Instant now) {
        return Objects.requireNonNull(timers.takeDue(now), "nothing is due");
    }
}
