package dev.prosa.standalone.torture;

import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/// What the look-alike of Twilio can be told to do wrong.
final class TwilioFaults {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /// For so many messages each, one after the other. Those that are taken without a word are few: each is
    /// looked up before its customer's next message goes out.
    private static final Map<String, Integer> TIMES = Map.of(
            "THROTTLED", 20,
            "SERVER_ERROR", 10,
            "SERVER_ERROR_BUT_ACCEPTED", 5,
            "DROPPED", 5,
            "DROPPED_BUT_ACCEPTED", 5,
            "UNREACHABLE_LATER", 5);

    private TwilioFaults() {}

    /// @throws Failure if it does not listen
    static void order(Endpoints endpoints) throws InterruptedException {
        URI twilio = Objects.requireNonNull(endpoints.simulator());
        try (var http = HttpClient.newHttpClient()) {
            for (var fault : TIMES.entrySet()) {
                var uri = twilio.resolve("/faults/" + fault.getKey() + "?times=" + fault.getValue());
                var request = HttpRequest.newBuilder(uri)
                        .timeout(PATIENCE)
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build();
                int status = http.send(request, BodyHandlers.discarding()).statusCode();
                if (status >= 300) {
                    throw new Failure("The simulated Twilio answered " + status + " to " + uri);
                }
            }
        } catch (IOException e) {
            throw new Failure("The simulated Twilio does not answer: " + e);
        }
    }
}
