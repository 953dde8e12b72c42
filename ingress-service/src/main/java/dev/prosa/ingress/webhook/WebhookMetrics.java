package dev.prosa.ingress.webhook;

import dev.prosa.ingress.metrics.MetricNames;
import dev.prosa.ingress.problem.Problem;
import dev.prosa.ingress.problem.ProblemType;
import dev.prosa.ingress.webhook.Answer.Acknowledged;
import dev.prosa.ingress.webhook.Answer.NotTaken;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/// Counts one endpoint's answers. The counters are registered beforehand, so that every series is
/// there from the
/// start and no webhook pays for looking one up.
final class WebhookMetrics {

    private static final EnumSet<ProblemType> ELSEWHERE = EnumSet.of(
            ProblemType.NOT_FOUND,
            ProblemType.REQUEST_REFUSED,
            ProblemType.TOO_MANY_HEADERS,
            ProblemType.TOKEN_REFUSED,
            ProblemType.MEDIA_NOT_FOUND,
            ProblemType.MEDIA_UNAVAILABLE);

    private final Counter acknowledged;
    private final Counter shed;
    private final Map<ProblemType, Counter> problems = new EnumMap<>(ProblemType.class);

    WebhookMetrics(WebhookKind kind, MeterRegistry meters) {
        acknowledged = counter(kind, "ACKNOWLEDGED", meters);
        shed = meters.counter(MetricNames.SHED);
        for (ProblemType type : EnumSet.complementOf(ELSEWHERE)) {
            problems.put(type, counter(kind, type.name(), meters));
        }
    }

    void answered(Answer answer) {
        switch (answer) {
            case Acknowledged _ -> acknowledged.increment();
            case NotTaken(Problem problem) -> refused(problem.type());
        }
    }

    void refused(ProblemType type) {
        Counter counter = problems.get(type);
        if (counter != null) {
            counter.increment();
        }
        if (type == ProblemType.OVERLOADED) {
            shed.increment();
        }
    }

    private static Counter counter(WebhookKind kind, String result, MeterRegistry meters) {
        return meters.counter(MetricNames.WEBHOOKS, MetricNames.KIND, kind.tag(), MetricNames.RESULT, result);
    }
}
