package dev.prosa.simulation;

/// What Prosa promises, in the order of the specification.
enum Promise {
    EXACTLY_ONCE("an acknowledged input is applied exactly once"),
    ONE_OUTCOME("a session closes once per revision, its reason the strongest given"),
    NO_EARLY_TIMEOUT("no timeout closes before its deadline, and none is missed"),
    TOLD_THE_TRUTH("whoever commands is told what happened"),
    FOLD_OF_THE_LOG("PostgreSQL equals the fold of the log"),
    NOTHING_DROPPED("nothing is dropped in silence"),
    ISOLATED("no organisation sees another's row"),
    TIMERS("timers say what PostgreSQL says, and are claimed in time and in measure"),
    RELAYED("whatever must leave leaves, once per reader");

    private final String words;

    Promise(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
