package dev.prosa.conversation.relay;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// Remembers what a relay told.
final class Observed implements RelayObserver {

    final List<SlotFault> faults = new CopyOnWriteArrayList<>();
    final List<Refusal> refusals = new CopyOnWriteArrayList<>();
    final AtomicInteger leaders = new AtomicInteger();
    final AtomicInteger streams = new AtomicInteger();
    final AtomicInteger retries = new AtomicInteger();
    volatile String engine;

    @Override
    public void leads(boolean now) {
        if (now) {
            leaders.incrementAndGet();
        }
    }

    @Override
    public void streams(String name) {
        engine = name;
        streams.incrementAndGet();
    }

    @Override
    public void retries() {
        retries.incrementAndGet();
    }

    @Override
    public void refused(Refusal refusal) {
        refusals.add(refusal);
    }

    @Override
    public void slotLost(SlotFault fault) {
        faults.add(fault);
    }
}
