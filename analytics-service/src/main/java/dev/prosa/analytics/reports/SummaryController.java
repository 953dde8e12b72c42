package dev.prosa.analytics.reports;

import dev.prosa.analytics.signin.Asker;
import java.time.Clock;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class SummaryController {

    private final SummaryStore store;
    private final Clock clock;

    SummaryController(SummaryStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// How many sessions were closed between two instants, why, and how fast customers were served.
    @GetMapping("/api/closures/summary")
    Mono<ClosureSummary> summary(@RequestParam MultiValueMap<String, String> parameters, Asker asker) {
        SummaryQuery query = SummaryParameters.read(parameters, clock.instant()).seenBy(asker.organization());
        return store.sum(query).map(summed -> summed.answering(query));
    }
}
