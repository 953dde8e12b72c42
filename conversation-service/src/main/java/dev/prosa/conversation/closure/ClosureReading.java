package dev.prosa.conversation.closure;

/// What the detector made of a message.
///
/// @param confidence 0 to 1 that the customer says goodbye: 0.80 and above is clear, 0.60 and
///     above worth asking
/// @param answer what the message says if the customer was asked "may I close?"
public record ClosureReading(double confidence, Answer answer) {

    /// A yes or no to "may I close?".
    public enum Answer {
        YES,
        NO,
        NEITHER
    }

    /// @throws IllegalArgumentException if the confidence is outside 0 to 1
    public ClosureReading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be from 0 to 1: " + confidence);
        }
    }
}
