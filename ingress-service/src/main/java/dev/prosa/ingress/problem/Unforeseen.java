package dev.prosa.ingress.problem;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A fault of ours. The log gets what it was and where, never its message: that may quote what a
/// customer wrote.
public final class Unforeseen {

    private static final Logger log = LoggerFactory.getLogger(Unforeseen.class);

    private Unforeseen() {}

    public static Problem problem(Throwable failure) {
        StackTraceElement[] stack = failure.getStackTrace();
        log.atError()
                .addKeyValue("exception", failure.getClass().getName())
                .addKeyValue("at", stack.length == 0 ? "?" : stack[0])
                .log("a request failed for a reason nobody foresaw");
        return new Problem(ProblemType.INTERNAL_ERROR, "It has been logged.");
    }
}
