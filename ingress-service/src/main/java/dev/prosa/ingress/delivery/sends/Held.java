package dev.prosa.ingress.delivery.sends;

/// A partition of `outbound-messages` that this instance sends.
public interface Held {

    int partition();

    /// The first offset whose message is not settled: where another owner goes on.
    long watermark();
}
