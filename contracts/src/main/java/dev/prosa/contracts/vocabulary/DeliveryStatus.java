package dev.prosa.contracts.vocabulary;

/// How far an outbound message got. Reports arrive in any order; the status that ranks higher
/// stands.
public enum DeliveryStatus {
    ACCEPTED(0),
    SCHEDULED(1),
    QUEUED(2),
    SENDING(3),
    SENT(4),
    UNDELIVERED(5),
    FAILED(5),
    CANCELED(5),
    DELIVERED(6),
    READ(7);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    /// 0 (least) to 7. A late `SENT` never overwrites `DELIVERED`.
    public int rank() {
        return rank;
    }

    public boolean isFailure() {
        return rank == 5;
    }
}
