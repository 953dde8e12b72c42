package dev.prosa.standalone;

/// What the `prosa` command ends with.
public final class ExitStatus {

    public static final int OK = 0;

    /// It could not be done, or, of a question, the answer is no.
    public static final int FAILED = 1;

    /// The command line was wrong.
    public static final int USAGE = 2;

    /// An agent's command was refused, and the truth was told.
    public static final int REJECTED = 3;

    /// An agent's command went out, and nobody answered in time.
    public static final int NO_ANSWER = 4;

    private ExitStatus() {}
}
