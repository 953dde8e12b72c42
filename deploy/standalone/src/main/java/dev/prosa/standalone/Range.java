package dev.prosa.standalone;

/// The bounds of a number that a command takes.
public final class Range {

    private Range() {}

    /// @param name of the option, as it is typed
    /// @throws Failure naming option, bounds and value if it lies outside
    public static void check(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new Failure(name + " must be from " + least + " to " + most + ": " + value, ExitStatus.USAGE);
        }
    }
}
