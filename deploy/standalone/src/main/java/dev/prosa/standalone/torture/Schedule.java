package dev.prosa.standalone.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Which faults come when: the same seed gives the same ones. Every kind comes once before any comes
/// twice; after that they come by weight.
record Schedule(List<Fault> faults) {

    private static final int SHORTEST_DELAY = 20;
    private static final int LONGEST_DELAY = 300;

    /// @param every the mean pause; single ones are from a third to five thirds of it
    static Schedule of(long seed, int count, Duration every, Collection<FaultKind> kinds) {
        var random = new Random(seed);
        var first = new ArrayList<>(kinds);
        Collections.shuffle(first, random);
        var faults = new ArrayList<Fault>(count);
        for (int i = 0; i < count; i++) {
            var kind = i < first.size() ? first.get(i) : byWeight(List.copyOf(kinds), random);
            var target = kind.targets().get(random.nextInt(kind.targets().size()));
            long third = every.toMillis() / 3;
            faults.add(new Fault(
                    i + 1,
                    kind,
                    target,
                    Duration.ofMillis(third + (long) (random.nextDouble() * 4 * third)),
                    way(target, random),
                    Duration.ofMillis(random.nextInt(SHORTEST_DELAY, LONGEST_DELAY))));
        }
        return new Schedule(List.copyOf(faults));
    }

    private static @Nullable Way way(Part target, Random random) {
        var ways = target.ways();
        return ways.isEmpty() ? null : ways.get(random.nextInt(ways.size()));
    }

    private static FaultKind byWeight(List<FaultKind> kinds, Random random) {
        int all = kinds.stream().mapToInt(FaultKind::weight).sum();
        int drawn = random.nextInt(all);
        for (var kind : kinds) {
            drawn -= kind.weight();
            if (drawn < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("weights are above 0");
    }
}
