package dev.prosa.ingress.delivery.twilio;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/// What a failed request says about the message. Only where no connection came about is it certain that
/// Twilio has not got it.
final class Failures {

    private Failures() {}

    static SendResult resultOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof UnknownHostException
                    || cause instanceof SSLHandshakeException) {
                return new SendResult.NotTaken(SendResult.NotTaken.Why.UNREACHED, null);
            }
        }
        return new SendResult.Unclear(SendResult.Unclear.Why.NO_ANSWER, null);
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure.getCause() == failure ? null : failure.getCause();
    }
}
