package dev.prosa.conversation.relay;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks the relay's threads to end. They wait through it, and a wait that it cuts short unwinds
/// them.
///
/// Unlike an interrupt it leaves no thread unable to wait once more while it tidies up.
final class StopSignal {

    private final CompletableFuture<Void> given = new CompletableFuture<>();

    void give() {
        given.complete(null);
    }

    boolean isGiven() {
        return given.isDone();
    }

    /// @throws InterruptedException if the signal was given
    void pause(Duration time) throws InterruptedException {
        if (!await(new CompletableFuture<>(), time)) {
            return;
        }
        throw new InterruptedException("the relay stops");
    }

    /// Waits until the time is over, the signal is given or the other future has ended, in
    /// whichever way.
    ///
    /// @return false if the time is over
    boolean await(CompletableFuture<?> other, Duration time) throws InterruptedException {
        try {
            CompletableFuture.anyOf(given, other).get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        }
    }
}
