package dev.prosa.standalone.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final List<FaultKind> ALL = List.of(FaultKind.values());
    private static final Duration EVERY = Duration.ofSeconds(15);

    @Test
    void theSameSeedGivesTheSameFaults() {
        assertThat(Schedule.of(7, 200, EVERY, ALL)).isEqualTo(Schedule.of(7, 200, EVERY, ALL));
        assertThat(Schedule.of(7, 200, EVERY, ALL)).isNotEqualTo(Schedule.of(8, 200, EVERY, ALL));
    }

    @Test
    void everyKindComesOnceBeforeAnyComesTwice() {
        assertThat(Schedule.of(3, ALL.size(), EVERY, ALL).faults())
                .extracting(Fault::kind)
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void onlyTheKindsAskedForCome() {
        assertThat(Schedule.of(1, 50, EVERY, List.of(FaultKind.CUT, FaultKind.KILL_KAFKA))
                        .faults())
                .extracting(Fault::kind)
                .hasSize(50)
                .containsOnly(FaultKind.CUT, FaultKind.KILL_KAFKA);
    }

    @Test
    void pausesAreAroundTheirMean() {
        var faults = Schedule.of(5, 1_000, EVERY, ALL).faults();
        assertThat(faults)
                .allSatisfy(fault -> assertThat(fault.pause())
                        .isBetween(EVERY.dividedBy(3), EVERY.multipliedBy(5).dividedBy(3)));
        assertThat(faults.stream().mapToLong(fault -> fault.pause().toMillis()).average())
                .hasValueCloseTo((double) EVERY.toMillis(), Percentage.withPercentage(5));
    }

    @Test
    void onlyAWayThatTheTargetUsesIsTroubled() {
        var faults = Schedule.of(9, 500, EVERY, List.of(FaultKind.HALF_OPEN)).faults();
        assertThat(faults)
                .allMatch(fault -> fault.way() != null && fault.target().uses(fault.way()));
        assertThat(faults).extracting(Fault::way).contains(Way.values());
    }

    @Test
    void nothingOfTheNetworkIsTroubledOfWhatHasNoWays() {
        assertThat(Schedule.of(9, 20, EVERY, List.of(FaultKind.KILL_KAFKA)).faults())
                .allMatch(fault -> fault.way() == null);
    }
}
