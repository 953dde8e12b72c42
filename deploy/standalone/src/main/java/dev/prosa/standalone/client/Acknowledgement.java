package dev.prosa.standalone.client;

import java.time.Duration;

/// How ingress-service answered a webhook.
///
/// @param status the HTTP status: 200 once Kafka holds the message
/// @param body what it said
/// @param took from sending to the answer
public record Acknowledgement(int status, String body, Duration took) {

    public boolean accepted() {
        return status == 200 || status == 204;
    }
}
