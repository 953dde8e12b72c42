package dev.prosa.expiry.query;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.expiry.firing.Lookup;
import dev.prosa.expiry.firing.TimerDesk;
import java.time.InstantSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// Read-only, for operators: which timers this instance holds.
@RestController
@RequestMapping("/api/timers")
final class TimersController {

    private final TimerDesk desk;
    private final InstantSource clock;

    TimersController(TimerDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    @GetMapping
    TimersView timers() {
        return TimersView.of(desk.standing(), clock.instant());
    }

    @GetMapping("/{conversationId}")
    Mono<TimerView> timer(@PathVariable String conversationId) {
        ConversationId conversation = parse(conversationId);
        return Mono.fromFuture(() -> desk.find(conversation)).map(TimersController::view);
    }

    private static ConversationId parse(String conversationId) {
        try {
            return ConversationId.of(conversationId);
        } catch (IllegalArgumentException e) {
            throw problem(
                    HttpStatus.BAD_REQUEST,
                    "A conversation ID is a UUID, such as 0b5c1d1e-6a52-5d3f-9c56-2f1f0a8f4a11.");
        }
    }

    private static TimerView view(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found found -> TimerView.of(found.timer());
            case Lookup.NoTimer none ->
                throw problem(
                        HttpStatus.NOT_FOUND,
                        "The conversation has no timer on partition " + none.partition()
                                + ": it is closed, or its timer has just fired.");
            case Lookup.Elsewhere elsewhere ->
                throw problem(
                        HttpStatus.NOT_FOUND,
                        "The conversation lies on partition " + elsewhere.partition()
                                + ". This instance holds partitions " + elsewhere.held() + ": ask another.");
            case Lookup.StillRebuilding rebuilding ->
                throw later("Partition " + rebuilding.partition() + " is being rebuilt: ask again in a moment.");
            case Lookup.NotNow _ ->
                throw later("This instance holds no partitions now, or is too busy: ask again in a moment.");
        };
    }

    private static ErrorResponseException later(String detail) {
        ErrorResponseException problem = problem(HttpStatus.SERVICE_UNAVAILABLE, detail);
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    private static ErrorResponseException problem(HttpStatus status, String detail) {
        return new ErrorResponseException(status, ProblemDetail.forStatusAndDetail(status, detail), null);
    }
}
