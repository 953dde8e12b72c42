package dev.prosa.contracts.input;

/// The bounds of what somebody of ours writes.
final class Body {

    private static final int LONGEST = 4096;

    private Body() {}

    /// @throws IllegalArgumentException if the body is blank or longer than 4096 characters; it
    ///     doesn't quote it
    static void check(String body) {
        if (body.isBlank() || body.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a body must have 1 to " + LONGEST + " characters and not be blank: it has " + body.length());
        }
    }
}
