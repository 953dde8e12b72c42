package dev.prosa.simulation;

/// What can go wrong.
enum Fault {
    CRASH_BEFORE_LOAD("a consumer dies before it loads"),
    CRASH_AFTER_LOAD("a consumer dies after it loaded"),
    CRASH_BEFORE_COMMIT("a consumer dies before its transaction"),
    CRASH_AFTER_COMMIT("a consumer dies after its commit, before the answer"),
    LOST_ANSWER("the answer to a commit is lost"),
    DATABASE_AWAY("the database does not answer"),
    REBALANCE("a partition moves to the other consumer"),
    ZOMBIE("a consumer stands still before its commit, and another takes over"),
    AWAY_AND_BACK("a partition goes away and comes back"),
    DUPLICATE("a record lies on the log twice"),
    DELAY("an input arrives late"),
    COMMAND_ID_REUSED("a command comes again, or another under its ID"),
    UNREADABLE("a record that nobody can read"),
    POISON("a record that PostgreSQL cannot store"),
    BROKER_SKEW("the broker's clock jumps"),
    HOST_SKEW("the clock of an expiry host jumps"),
    SWEEPER_SKEW("the sweeper comes round under a wrong clock"),
    TIMER_LOST("an expiry host loses a timer"),
    CLAIM_LOST("claims are not acknowledged"),
    CLAIM_DOUBLED("a claim comes twice"),
    CLAIM_EARLY("a claim comes early, or for another session"),
    HOST_REBALANCE("timers move to another host, which rebuilds them"),
    SLOT_LOST("the replication slot is lost"),
    RELAY_CRASH("the relay dies"),
    RELAY_ZOMBIE("the relay stands still with rows in its hands, and another takes over"),
    RETENTION("retention passes inputs nobody has applied"),
    COMPACTION("the timers' topic is compacted");

    static final Fault[] ALL = values();

    private final String words;

    Fault(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
