package dev.prosa.ingress.problem;

import org.jspecify.annotations.Nullable;

/// Something was wrong with a request, or with us.
///
/// @param status as a rule the type's
/// @param detail what it is and what to do about it
/// @param reason which of several causes of that type it was
/// @param parameter which one is malformed
public record Problem(
        ProblemType type,
        int status,
        String detail,
        @Nullable String reason,
        @Nullable String parameter) {

    public Problem(ProblemType type, String detail) {
        this(type, detail, null, null);
    }

    public Problem(ProblemType type, String detail, @Nullable String reason, @Nullable String parameter) {
        this(type, type.status().value(), detail, reason, parameter);
    }
}
