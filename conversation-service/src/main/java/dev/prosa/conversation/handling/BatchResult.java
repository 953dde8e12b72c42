package dev.prosa.conversation.handling;

import java.util.List;
import java.util.stream.Stream;

/// What became of a batch, for whoever counts.
public record BatchResult(List<Note> notes) {

    /// @param input the input's type
    /// @param decision `ACCEPTED`, `IGNORED`, `REJECTED` or `PARKED`
    /// @param reason an enum's name, or `NONE`
    /// @param outcome `CLOSED`, `REVISED`, `REOPENED` or `NONE`
    /// @param closeReason of a close or revision; `NONE` otherwise
    public record Note(String input, String decision, String reason, String outcome, String closeReason) {}

    BatchResult plus(BatchResult other) {
        return new BatchResult(
                Stream.concat(notes.stream(), other.notes.stream()).toList());
    }
}
