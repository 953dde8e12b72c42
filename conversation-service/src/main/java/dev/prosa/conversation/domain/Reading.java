package dev.prosa.conversation.domain;

/// How the closure detector read a message: how sure it is that the customer says goodbye, and
/// whether the words
/// answer "may I close?".
///
/// @param confidence 0 to 1
/// @param detectorVersion which version of the detector read it, for replays
public record Reading(double confidence, Answer answer, int detectorVersion) {

    /// At or above, a message says goodbye.
    public static final double HIGH_FROM = 0.80;
    /// At or above, a message may say goodbye: the customer is asked.
    public static final double MEDIUM_FROM = 0.60;

    public enum Answer {
        YES,
        NO,
        NEITHER
    }

    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }

    /// @throws IllegalArgumentException if the confidence is outside 0 to 1
    public Reading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be from 0 to 1: " + confidence);
        }
    }

    /// @param asked whether the customer was asked "may I close?": then a yes counts as high and a
    ///     no as low
    Level level(boolean asked) {
        if (asked && answer == Answer.YES) {
            return Level.HIGH;
        }
        if (asked && answer == Answer.NO) {
            return Level.LOW;
        }
        if (confidence >= HIGH_FROM) {
            return Level.HIGH;
        }
        return confidence >= MEDIUM_FROM ? Level.MEDIUM : Level.LOW;
    }
}
