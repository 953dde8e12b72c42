package dev.prosa.conversation.closure;

/// A known phrase, or one unknown word, within a message.
///
/// @param start index of its first word
/// @param end index after its last word
record Piece(Kind kind, int clause, int start, int end) {

    Piece as(Kind other) {
        return other == kind ? this : new Piece(other, clause, start, end);
    }

    boolean is(Kind other) {
        return kind == other;
    }
}
