package dev.prosa.simulation;

import java.util.Arrays;
import java.util.SplittableRandom;

/// All that will be tried in one run, drawn from its seed before it begins. A step says what kind
/// of thing happens and brings numbers to choose by; what they choose among is found when it is
/// taken. So any part of a plan is a plan, and a failing one can be shrunk.
///
/// @param steps kind in the lowest byte, then three numbers of 18 bits
record Plan(long seed, long[] steps) {

    static final int INPUTS = 200;
    static final int FAULTS = 5;

    private static final int BITS = 18;
    private static final long MASK = (1L << BITS) - 1;

    static Plan of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] steps = new long[INPUTS * 8];
        int size = 0;
        int faults = FAULTS + random.nextInt(10);
        for (int input = 0; input < INPUTS; input++) {
            steps[size++] = step(StepKind.INPUT, random);
            int luck = random.nextInt();
            if ((luck & 1) == 0) {
                steps[size++] = step(StepKind.TIME, random);
            }
            if ((luck & 6) != 0) {
                steps[size++] = step(StepKind.CONSUMER, random);
            }
            if ((luck & 24) == 0) {
                steps[size++] = step(StepKind.CONSUMER, random);
            }
            if ((luck & 96) == 0) {
                steps[size++] = step(StepKind.RELAY, random);
            }
            if ((luck & 384) == 0) {
                steps[size++] = step(StepKind.HOST, random);
            }
            if ((luck & (31 << 10)) == 0) {
                steps[size++] = step(StepKind.SWEEP, random);
            }
            if ((luck & (63 << 15)) == 0) {
                steps[size++] = step(StepKind.DIRECTORY, random);
            }
            int left = INPUTS - input;
            if (faults > 0 && random.nextInt(left) < faults) {
                steps[size++] = step(StepKind.FAULT, random);
                faults--;
            }
        }
        return new Plan(seed, Arrays.copyOf(steps, size));
    }

    private static long step(StepKind kind, SplittableRandom random) {
        return random.nextLong() << 8 | kind.ordinal();
    }

    static StepKind kind(long step) {
        return StepKind.ALL[(int) (step & 0xff)];
    }

    static int first(long step) {
        return (int) (step >>> 8 & MASK);
    }

    static int second(long step) {
        return (int) (step >>> 8 + BITS & MASK);
    }

    static int third(long step) {
        return (int) (step >>> 8 + 2 * BITS & MASK);
    }

    Plan without(int from, int to) {
        long[] fewer = new long[steps.length - (to - from)];
        System.arraycopy(steps, 0, fewer, 0, from);
        System.arraycopy(steps, to, fewer, from, steps.length - to);
        return new Plan(seed, fewer);
    }
}
