package dev.prosa.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;

/// The short form of `./prosa simulate-faults`.
class FaultSimulationTest {

    private static final boolean STRICT = Boolean.getBoolean("prosa.strict");
    private static final int SEEDS = STRICT ? 3_000 : 400;

    @Test
    void everyPromiseIsKeptUnderEveryFault() throws InterruptedException {
        Campaign.Result result = new Campaign(0, SEEDS).run(1, (_, _) -> {});
        System.out.println(result);
        assertThat(result.failing())
                .as("run ./prosa simulate-faults --seeds 1 --seed %d", result.failing())
                .isEqualTo(-1);
        assertThat(result.seeds()).isEqualTo(SEEDS);
        assertThat(result.states()).isGreaterThan(5_000);
    }

    @Test
    void everySeedHasEnoughOfEverything() {
        for (long seed = 0; seed < 20; seed++) {
            Run run = Run.of(Plan.of(seed), new States());
            assertThat(run.inputs()).isGreaterThanOrEqualTo(Plan.INPUTS);
            assertThat(run.faults()).isGreaterThanOrEqualTo(Plan.FAULTS);
        }
        assertThat(People.CONTACTS).hasSizeGreaterThanOrEqualTo(8);
        assertThat(Group.CONSUMERS).isEqualTo(2);
    }

    @Test
    void everyFaultHappens() {
        long kinds = java.util.stream.LongStream.range(0, 200)
                .flatMap(seed -> java.util.Arrays.stream(Plan.of(seed).steps()))
                .filter(step -> Plan.kind(step) == StepKind.FAULT)
                .map(step -> Plan.first(step) % Fault.ALL.length)
                .distinct()
                .count();
        assertThat(kinds).isEqualTo(Fault.ALL.length);
    }

    @Test
    void oneSeedIsOneRunToTheLetter() {
        for (long seed = 0; seed < 20; seed++) {
            Run first = Run.told(Plan.of(seed));
            Run second = Run.told(Plan.of(seed));
            assertThat(second.tale()).isEqualTo(first.tale());
            assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        }
        assertThat(Run.told(Plan.of(1)).fingerprint())
                .isNotEqualTo(Run.told(Plan.of(2)).fingerprint());
    }

    @Test
    void whatWasToldIsWhatIsRunUntold() {
        for (long seed = 0; seed < 10; seed++) {
            assertThat(Run.told(Plan.of(seed)).fingerprint())
                    .isEqualTo(Run.of(Plan.of(seed), new States()).fingerprint());
        }
    }

    @Test
    void aStoryIsShrunkToWhatBreaksThePromise() {
        Plan plan = Plan.of(3);
        long input = java.util.Arrays.stream(plan.steps())
                .filter(step -> Plan.kind(step) == StepKind.INPUT)
                .findFirst()
                .orElseThrow();
        Plan shorter = plan.without(0, plan.steps().length - 1);
        assertThat(shorter.steps()).hasSize(1);
        assertThat(Plan.kind(input)).isEqualTo(StepKind.INPUT);
        assertThat(Objects.requireNonNull(Run.told(shorter)).isGood()).isTrue();
    }
}
