package dev.prosa.standalone.supervision;

/// How a process ended.
///
/// @param status its exit status; 128 and more says which signal killed it
record Ending(int status) {

    private static final int SIGNAL = 128;
    private static final int KILL = SIGNAL + 9;

    /// Whether it ended by a signal, so that nothing it said need be the cause.
    boolean bySignal() {
        return status > SIGNAL;
    }

    /// Whether somebody else ended it without a chance to say why: whatever it said is no cause.
    boolean byForce() {
        return status == KILL;
    }

    /// `was killed (SIGKILL)`, `ended with status 1`.
    String inWords() {
        return switch (status - SIGNAL) {
            case 2 -> "was interrupted (SIGINT)";
            case 6 -> "aborted (SIGABRT)";
            case 9 -> "was killed (SIGKILL)";
            case 11 -> "crashed (SIGSEGV)";
            case 15 -> "was terminated (SIGTERM)";
            default -> "ended with status " + status;
        };
    }
}
