package dev.prosa.standalone.torture;

import java.util.LinkedHashMap;
import java.util.Map;

/// Where everything listens: a block of ports from a base on.
///
/// @param base the first; 64 are used at most
record Places(int base) {

    private static final int KAFKA = 10;
    private static final int POSTGRES = 11;
    private static final int KAFKA_LISTENERS = 20;
    private static final int DETOURS = 30;
    private static final int EACH = 10;

    /// @throws IllegalArgumentException if the block does not fit
    Places {
        if (base < 1_024 || base > 65_000) {
            throw new IllegalArgumentException("--port-base must be from 1024 to 65000: " + base);
        }
    }

    int kafka() {
        return base + KAFKA;
    }

    int postgres() {
        return base + POSTGRES;
    }

    /// Where a service answers by HTTP.
    int of(Part part) {
        return base + part.ordinal();
    }

    /// Where the broker listens for that service alone.
    int kafkaListener(Part part) {
        return base + KAFKA_LISTENERS + part.ordinal();
    }

    /// Where that service finds what the way leads to: the proxy before it.
    int detour(Part part, Way way) {
        return base + DETOURS + EACH * way.ordinal() + part.ordinal();
    }

    /// The broker's listeners, by the ports they are reached on.
    Map<Integer, Integer> kafkaDetours() {
        var detours = new LinkedHashMap<Integer, Integer>();
        for (var part : Part.connected()) {
            detours.put(kafkaListener(part), detour(part, Way.KAFKA));
        }
        return detours;
    }

    /// All, by what is to be changed where one is taken.
    Map<String, Integer> byOption() {
        var all = new LinkedHashMap<String, Integer>();
        all.put("--port-base (Kafka)", kafka());
        all.put("--port-base (PostgreSQL)", postgres());
        for (var part : Part.services()) {
            all.put("--port-base (" + part.partName() + ")", of(part));
            if (part.uses(Way.KAFKA)) {
                all.put("--port-base (Kafka for " + part.partName() + ")", kafkaListener(part));
            }
            for (var way : part.ways()) {
                all.put("--port-base (proxy to " + way.to() + " for " + part.partName() + ")", detour(part, way));
            }
        }
        return all;
    }
}
