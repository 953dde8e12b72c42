package dev.prosa.conversation.closure;

/// Reads one customer's message: is it a goodbye, and is it a yes or a no to "may I close?".
///
/// A detector is an immutable version: the same version reads the same text alike, on every
/// machine and every replay.
/// Implementations are thread-safe, pure and fast (microseconds), and never throw, whatever the
/// text.
public interface ClosureDetector {

    /// Changes whenever a reading could change.
    int version();

    /// @param text as the customer wrote it; may be empty (a picture alone)
    ClosureReading read(String text);

    /// The detector that ships: phrases in Portuguese, English and Spanish.
    static ClosureDetector phrases() {
        return new PhraseDetector(Lexicon.shipped());
    }
}
