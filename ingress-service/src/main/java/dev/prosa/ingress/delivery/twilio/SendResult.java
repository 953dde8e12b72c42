package dev.prosa.ingress.delivery.twilio;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What became of one attempt to send. Nothing expected is thrown.
public sealed interface SendResult {

    /// Twilio has the message.
    record Accepted(MessageSid sid, DeliveryStatus status) implements SendResult {}

    /// Twilio does not take this message, and will not.
    ///
    /// @param code Twilio's, such as 21610
    record Refused(int code) implements SendResult {}

    /// Twilio has not taken the message, and may take it later.
    ///
    /// @param retryAfter how long Twilio asks to wait; null where it does not say
    record NotTaken(Why why, @Nullable Duration retryAfter) implements SendResult {

        /// The reason, also as a metric's tag.
        public enum Why {
            /// 429.
            THROTTLED,
            /// No connection came about.
            UNREACHED,
            /// 401, 403 or 404: account, token or URL are not what Twilio knows.
            MISCONFIGURED
        }
    }

    /// Twilio may have taken the message: it was sent and no clear answer came.
    ///
    /// @param retryAfter how long Twilio asks to wait; null where it does not say
    record Unclear(Why why, @Nullable Duration retryAfter) implements SendResult {

        /// The reason, also as a metric's tag.
        public enum Why {
            /// A status from 500.
            SERVER_ERROR,
            /// No answer in time, or the connection broke.
            NO_ANSWER,
            /// An answer of another form than Twilio's.
            UNREADABLE
        }
    }
}
