package dev.prosa.conversation.doctor;

/// What one look found.
///
/// @param check what was looked at
/// @param detail what was seen, and what to do where it is not well
public record Check(String check, State state, String detail) {

    /// How it is. Only `FAIL` makes the exit status 1.
    public enum State {
        OK,
        WARN,
        FAIL
    }

    static Check ok(String check, String detail) {
        return new Check(check, State.OK, detail);
    }

    static Check of(String check, State bad, boolean well, String detail) {
        return new Check(check, well ? State.OK : bad, detail);
    }

    /// One line.
    public String line() {
        return "%-5s %-22s %s".formatted(state, check, detail);
    }
}
