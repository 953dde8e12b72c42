package dev.prosa.simulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/// What was written, in memory: the last ones only. Thread-safe.
@Component
final class Messages {

    private final Map<String, Message> bySid;
    private final Sinks.Many<Message> changes = Sinks.many().multicast().directBestEffort();

    Messages(SimulatorProperties properties) {
        bySid = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Message> eldest) {
                return size() > properties.capacity();
            }
        };
    }

    synchronized void put(Message message) {
        bySid.put(message.sid(), message);
        changes.tryEmitNext(message);
    }

    /// Null if nobody knows the message.
    synchronized @Nullable Message of(String sid) {
        return bySid.get(sid);
    }

    /// Null if nobody knows the message.
    synchronized @Nullable Message change(String sid, UnaryOperator<Message> change) {
        Message known = bySid.get(sid);
        if (known == null) {
            return null;
        }
        Message changed = change.apply(known);
        put(changed);
        return changed;
    }

    /// Latest first.
    synchronized List<Message> latest(Predicate<Message> wanted) {
        List<Message> found =
                new ArrayList<>(bySid.values().stream().filter(wanted).toList());
        return found.reversed();
    }

    /// From now on; a slow reader misses some.
    Flux<Message> changes() {
        return changes.asFlux();
    }
}
