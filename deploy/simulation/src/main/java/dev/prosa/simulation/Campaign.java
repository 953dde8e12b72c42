package dev.prosa.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// Many seeds, one after the other, over some threads.
final class Campaign {

    private static final int SLICE = 64;

    private final long from;
    private final long count;
    private final AtomicLong next;
    private volatile boolean broken;

    /// What all seeds came to.
    ///
    /// @param failing the lowest seed met that broke a promise; -1 if none did
    record Result(long seeds, long inputs, long faults, int states, double seconds, long failing) {}

    Campaign(long from, long count) {
        this.from = from;
        this.count = count;
        this.next = new AtomicLong(from);
    }

    private static final class Share {
        final States states = new States();
        volatile long seeds;
        volatile long inputs;
        volatile long faults;
        volatile long failing = -1;
    }

    /// How far it has come, for whoever waits.
    interface Progress {
        void at(long seeds, double seconds);
    }

    Result run(int threads, Progress progress) throws InterruptedException {
        long begun = System.nanoTime();
        List<Share> shares = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Share share = new Share();
            shares.add(share);
            running.add(Thread.ofPlatform().name("simulation-" + i).start(() -> work(share)));
        }
        for (Thread thread : running) {
            while (!thread.join(java.time.Duration.ofSeconds(30))) {
                progress.at(shares.stream().mapToLong(share -> share.seeds).sum(), seconds(begun));
            }
        }
        return result(shares, seconds(begun));
    }

    private static double seconds(long begun) {
        return (System.nanoTime() - begun) / 1e9;
    }

    private void work(Share share) {
        while (!broken) {
            long first = next.getAndAdd(SLICE);
            long end = Math.min(first + SLICE, from + count);
            if (first >= end) {
                return;
            }
            for (long seed = first; seed < end; seed++) {
                Run run = Run.of(Plan.of(seed), share.states);
                share.seeds++;
                share.inputs += run.inputs();
                share.faults += run.faults();
                if (!run.isGood()) {
                    share.failing = seed;
                    broken = true;
                    return;
                }
            }
        }
    }

    private static Result result(List<Share> shares, double seconds) {
        States all = new States();
        long seeds = 0;
        long inputs = 0;
        long faults = 0;
        long failing = -1;
        for (Share share : shares) {
            all.addAll(share.states);
            seeds += share.seeds;
            inputs += share.inputs;
            faults += share.faults;
            if (share.failing >= 0 && (failing < 0 || share.failing < failing)) {
                failing = share.failing;
            }
        }
        return new Result(seeds, inputs, faults, all.size(), seconds, failing);
    }
}
