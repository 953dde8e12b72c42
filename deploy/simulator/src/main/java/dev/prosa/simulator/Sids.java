package dev.prosa.simulator;

import java.util.UUID;

/// Names things as Twilio does.
final class Sids {

    private Sids() {}

    /// @param prefix what is named, such as `SM`
    static String fresh(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
