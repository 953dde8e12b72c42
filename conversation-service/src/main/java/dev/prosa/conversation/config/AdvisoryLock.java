package dev.prosa.conversation.config;

/// What one instance at a time does, guarded by PostgreSQL's advisory locks
/// (`pg_try_advisory_lock(class, id)`).
public enum AdvisoryLock {
    RELAY(1),
    SWEEPER(2),
    REPLAY(3);

    /// The first half of every key: "PRSA" in ASCII, so that nobody else's locks are meant.
    public static final int CLASS = 0x50525341;

    private final int id;

    AdvisoryLock(int id) {
        this.id = id;
    }

    public int id() {
        return id;
    }
}
