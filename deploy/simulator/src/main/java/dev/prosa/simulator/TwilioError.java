package dev.prosa.simulator;

import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/// How Twilio says no.
final class TwilioError {

    private TwilioError() {}

    /// @param code Twilio's, such as 20404
    static ResponseEntity<Object> of(HttpStatus status, int code) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            answer.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return answer.body(Map.of(
                "code",
                code,
                "message",
                "Simulated: " + status.getReasonPhrase(),
                "more_info",
                "https://www.twilio.com/docs/errors/" + code,
                "status",
                status.value()));
    }
}
