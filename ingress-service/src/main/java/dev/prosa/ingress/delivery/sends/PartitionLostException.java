package dev.prosa.ingress.delivery.sends;

/// The partition belongs to somebody else by now: nothing may be sent from it here.
public final class PartitionLostException extends RuntimeException {

    /// Without a stack trace: it is expected.
    PartitionLostException(int partition) {
        super("partition " + partition + " is held no longer", null, false, false);
    }
}
