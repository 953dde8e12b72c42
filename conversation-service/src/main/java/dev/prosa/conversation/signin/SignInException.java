package dev.prosa.conversation.signin;

import java.time.Duration;

/// Why somebody gets no token.
public abstract sealed class SignInException extends RuntimeException {

    private SignInException(String message) {
        super(message);
    }

    public static final class Incomplete extends SignInException {
        Incomplete() {
            super("Send {\"email\": …, \"password\": …}.");
        }
    }

    /// Address or password: which of the two is nobody's business.
    public static final class Wrong extends SignInException {
        Wrong() {
            super("No such address, or another password.");
        }
    }

    public static final class TooOften extends SignInException {

        private final long seconds;

        TooOften(Duration wait) {
            this(wait.toSeconds() + 1);
        }

        private TooOften(long seconds) {
            super("Too many wrong passwords. Try again in " + seconds + " s.");
            this.seconds = seconds;
        }

        /// When another attempt is taken.
        public long seconds() {
            return seconds;
        }
    }
}
