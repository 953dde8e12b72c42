package dev.prosa.standalone.client;

import dev.prosa.standalone.Failure;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// HTTP calls whose failures are one line that says what to do.
final class Calls implements AutoCloseable {

    /// Requests carry shorter timeouts of their own; this one only bounds the wait for them.
    private static final long PATIENCE_SECONDS = 60;

    private final HttpClient http;

    Calls(HttpClient http) {
        this.http = http;
    }

    /// @param patience how long a connection may take to come about
    static Calls connectingWithin(Duration patience) {
        return new Calls(HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience)
                .build());
    }

    <T> CompletableFuture<HttpResponse<T>> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        return http.sendAsync(request, body);
    }

    /// @throws Failure if the call failed
    <T> T await(URI target, CompletableFuture<T> call) {
        try {
            return call.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw explained(target, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw explained(target, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted while waiting for " + root(target));
        }
    }

    private static Failure explained(URI target, Throwable cause) {
        if (cause instanceof ConnectException) {
            return new Failure("Nothing answers on " + root(target) + ": start Prosa with ./prosa up");
        }
        if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
            return new Failure(root(target) + " does not answer in time: look at ./prosa status");
        }
        return new Failure("The call to " + root(target) + " broke off (" + cause + "): look at ./prosa status");
    }

    private static String root(URI target) {
        return target.getScheme() + "://" + target.getAuthority();
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
