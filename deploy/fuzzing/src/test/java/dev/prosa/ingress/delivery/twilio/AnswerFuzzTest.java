package dev.prosa.ingress.delivery.twilio;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.contracts.wire.Json;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Whatever Twilio, or a proxy in its place, answers to a send or a look-up: a message is taken for accepted
/// only if it has a SID, nothing unclear is taken for refused, and nothing said reaches a log.
///
/// An input is an answer: `status`, `retry-after`, and the body as the rest.
public final class AnswerFuzzTest {

    private static final Duration LONGEST = Duration.ofSeconds(999_999);

    @FuzzTest(maxDuration = "10m")
    void answer(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        HttpStatusCode status = status(frame);
        if (status == null) {
            return;
        }
        HttpHeaders headers = new HttpHeaders();
        frame.value("retry-after").ifPresent(value -> headers.add(HttpHeaders.RETRY_AFTER, value));
        Duration retryAfter = RetryAfter.of(headers);
        Expect.that(retryAfter == null || !retryAfter.isNegative(), "a pause that is over before it begins");
        Expect.that(
                retryAfter == null
                        || retryAfter.compareTo(LONGEST) <= 0
                        || frame.value("retry-after").orElse("").contains(":"),
                "a pause longer than six digits of seconds that is no date");
        sent(status, retryAfter, frame.rest());
        listed(frame.rest());
    }

    private static void sent(HttpStatusCode status, Duration retryAfter, byte[] body) {
        SendResult result = TwilioMessages.resultOf(status, retryAfter, body);
        Expect.discreet(result.toString());
        switch (result) {
            case SendResult.Accepted accepted -> {
                Expect.that(status.is2xxSuccessful(), "accepted with " + status);
                Expect.same(
                        Json.MAPPER.readTree(body).path("sid").asString(),
                        accepted.sid().value(),
                        "the SID");
            }
            case SendResult.Refused _ ->
                Expect.that(
                        status.is4xxClientError() && status.value() != 429 && status.value() != 408,
                        "refused with " + status);
            case SendResult.NotTaken _ ->
                Expect.that(status.is4xxClientError() && status.value() != 408, "not taken with " + status);
            case SendResult.Unclear _ ->
                Expect.that(!status.is4xxClientError() || status.value() == 408, "unclear with " + status);
        }
    }

    private static void listed(byte[] body) {
        try {
            JsonNode page = Json.MAPPER.readTree(body);
            for (ListedMessage message : ListedMessage.ours(page)) {
                Expect.that(message.isOutbound(), "a customer's message is taken for ours");
                Expect.discreet(message.toString());
            }
        } catch (JacksonException _) {
            // no page: the look-up is tried again
        } catch (IllegalArgumentException e) {
            Expect.discreet(e.getMessage());
        }
    }

    private static HttpStatusCode status(Frame frame) {
        try {
            int status = Integer.parseInt(frame.value("status").orElse(""));
            return status < 100 || status > 999 ? null : HttpStatusCode.valueOf(status);
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
