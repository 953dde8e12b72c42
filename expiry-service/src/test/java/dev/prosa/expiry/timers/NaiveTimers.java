package dev.prosa.expiry.timers;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ArmedTimer;
import dev.prosa.contracts.wire.RecordVersion;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// What `TimerTable` shall do, in the plainest way: sorted maps of objects.
final class NaiveTimers {

    private final Map<ConversationId, Timer> pending = new HashMap<>();
    private final TreeSet<Timer> pendingByTime = new TreeSet<>(Comparator.comparing(Timer::fireAt)
            .thenComparing(timer -> timer.conversationId().value()));
    private final Map<ConversationId, Timer> inFlight = new HashMap<>();
    private final Map<ConversationId, RecordVersion> versions = new HashMap<>();
    private final ArrayDeque<Retirement> retired = new ArrayDeque<>();
    private final int rememberedVersions;

    private record Retirement(ConversationId conversation, RecordVersion version) {}

    NaiveTimers(int rememberedVersions) {
        this.rememberedVersions = rememberedVersions;
    }

    Arrival arm(ConversationId conversation, ArmedTimer timer, RecordVersion version) {
        if (isStale(conversation, version)) {
            return Arrival.STALE;
        }
        Arrival arrival = timer(conversation).isPresent() ? Arrival.REARMED : Arrival.ARMED;
        forget(conversation);
        versions.put(conversation, version);
        wait(new Timer(conversation, timer.session(), timer.fireAt(), version));
        return arrival;
    }

    Arrival disarm(ConversationId conversation, RecordVersion version) {
        if (isStale(conversation, version)) {
            return Arrival.STALE;
        }
        forget(conversation);
        retire(conversation, version);
        return Arrival.DISARMED;
    }

    /// When the earliest due timer fires, as many may be due at that time.
    Optional<Instant> earliestDue(Instant now) {
        return pendingByTime.isEmpty()
                ? Optional.empty()
                : Optional.of(pendingByTime.first().fireAt()).filter(fireAt -> !fireAt.isAfter(now));
    }

    void take(Timer taken) {
        forget(taken.conversationId());
        inFlight.put(taken.conversationId(), taken);
    }

    void settle(Timer taken) {
        if (inFlight.remove(taken.conversationId(), taken)) {
            retire(taken.conversationId(), taken.version());
        }
    }

    void giveBack(Timer taken) {
        if (inFlight.remove(taken.conversationId(), taken)) {
            wait(taken);
        }
    }

    Optional<Timer> timer(ConversationId conversation) {
        return Optional.ofNullable(pending.getOrDefault(conversation, inFlight.get(conversation)));
    }

    int pending() {
        return pending.size();
    }

    int inFlight() {
        return inFlight.size();
    }

    private void wait(Timer timer) {
        pending.put(timer.conversationId(), timer);
        pendingByTime.add(timer);
    }

    private void forget(ConversationId conversation) {
        Timer waiting = pending.remove(conversation);
        if (waiting != null) {
            pendingByTime.remove(waiting);
        }
        inFlight.remove(conversation);
    }

    private boolean isStale(ConversationId conversation, RecordVersion version) {
        RecordVersion last = versions.get(conversation);
        return last != null && !version.isAfter(last);
    }

    private void retire(ConversationId conversation, RecordVersion version) {
        versions.put(conversation, version);
        retired.add(new Retirement(conversation, version));
        if (retired.size() > rememberedVersions) {
            Retirement oldest = retired.remove();
            if (timer(oldest.conversation()).isEmpty()) {
                versions.remove(oldest.conversation(), oldest.version());
            }
        }
    }
}
