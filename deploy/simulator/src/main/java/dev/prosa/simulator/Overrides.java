package dev.prosa.simulator;

import java.net.ConnectException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/// What the fragment of a webhook's URL asks for, as far as it is played here: how often it is tried again,
/// and whether also after a connection that broke and an answer from 400, not just after none was made.
///
/// @param url without the fragment
/// @param retries 0 to 5
/// @param always whether any failure is one
/// @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides">Connection
///     overrides</a>
record Overrides(String url, int retries, boolean always) {

    private static final Pattern COUNT = Pattern.compile("(?:^|&)rc=([0-5])(?:&|$)");
    private static final Pattern ALL = Pattern.compile("(?:^|&)rp=all(?:&|$)");
    private static final int BY_DEFAULT = 1;
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final int REFUSED = 400;

    static Overrides of(String url) {
        int hash = url.indexOf('#');
        String fragment = hash < 0 ? "" : url.substring(hash + 1);
        Matcher count = COUNT.matcher(fragment);
        return new Overrides(
                hash < 0 ? url : url.substring(0, hash),
                count.find() ? Integer.parseInt(count.group(1)) : BY_DEFAULT,
                ALL.matcher(fragment).find());
    }

    /// The status of the last attempt, or its error.
    Mono<Integer> applyTo(Mono<Integer> attempt) {
        return attempt.flatMap(status ->
                        always && status >= REFUSED ? Mono.error(new RefusedException(status)) : Mono.just(status))
                .retryWhen(Retry.backoff(retries, PAUSE)
                        .maxBackoff(LONGEST_PAUSE)
                        .filter(failure -> always || isUnconnected(failure))
                        .onRetryExhaustedThrow((_, signal) -> signal.failure()))
                .onErrorResume(RefusedException.class, refused -> Mono.just(refused.status));
    }

    private static boolean isUnconnected(Throwable failure) {
        return failure.getCause() instanceof ConnectException;
    }

    private static final class RefusedException extends RuntimeException {

        private final int status;

        RefusedException(int status) {
            super("answered " + status, null, false, false);
            this.status = status;
        }
    }
}
