package dev.prosa.standalone.torture.judge;

/// What became of one promise.
///
/// @param promise a sentence
/// @param detail what was counted, or what is wrong
public record Verdict(String promise, boolean kept, String detail) {

    String mark() {
        return kept ? "kept  " : "BROKEN";
    }

    /// For people.
    public String line() {
        return "%s  %s: %s".formatted(mark(), promise, detail);
    }
}
