package dev.prosa.simulator;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The faults still to come, and those that some numbers always bring: Twilio's own test numbers.
///
/// @see <a href="https://www.twilio.com/docs/iam/test-credentials">Twilio's test numbers</a>
@Component
final class Faults {

    private static final Map<String, Integer> REFUSED_NUMBERS = Map.of(
            "+15005550001", 21211,
            "+15005550002", 21612,
            "+15005550003", 21408,
            "+15005550004", 21610,
            "+15005550009", 21614);

    private final Map<Fault, Integer> left = new EnumMap<>(Fault.class);

    /// The next `times` messages meet the fault.
    synchronized void expect(Fault fault, int times) {
        if (times < 1) {
            left.remove(fault);
        } else {
            left.put(fault, times);
        }
    }

    synchronized Map<Fault, Integer> left() {
        return new EnumMap<>(left);
    }

    /// The fault of a message that is sent now; null if there is none.
    synchronized @Nullable Fault next() {
        for (Fault fault : Fault.values()) {
            if (fault != Fault.WEBHOOK_LOST && take(fault)) {
                return fault;
            }
        }
        return null;
    }

    synchronized boolean take(Fault fault) {
        Integer times = left.get(fault);
        if (times == null) {
            return false;
        }
        expect(fault, times - 1);
        return true;
    }

    /// Twilio's error code for a number to which nothing is ever sent; null for all others.
    static @Nullable Integer codeOf(String to) {
        return REFUSED_NUMBERS.get(to.substring(to.indexOf(':') + 1));
    }
}
