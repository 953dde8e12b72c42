package dev.prosa.ingress.webhook;

import static dev.prosa.ingress.webhook.TwilioCaller.MESSAGES;
import static dev.prosa.ingress.webhook.TwilioCaller.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.testing.TestInfrastructure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A thousand callers at once: what is checked and what is done about it are one.
@Tag("ASVS-5.0-15.4")
class CrowdTest {

    @Test
    void cannotGetMoreIntoTheServiceThanItHasRoomFor() throws Exception {
        String kafka = TestInfrastructure.sharedKafka().bootstrapServers();
        String sid = "SM" + UUID.randomUUID().toString().replace("-", "");
        try (RunningIngress ingress = RunningIngress.start(kafka, "prosa.webhooks.max-in-flight=8")) {
            TwilioCaller twilio = ingress.twilio();
            Callable<Integer> call = () -> twilio.post(MESSAGES, message(sid, "Body", "at once"))
                    .returnResult(Void.class)
                    .getStatus()
                    .value();

            List<Integer> statuses = atOnce(Executors.newVirtualThreadPerTaskExecutor(), 1_000, call);

            int taken = Collections.frequency(statuses, 200);
            assertThat(taken).isPositive();
            assertThat(taken + Collections.frequency(statuses, 503)).isEqualTo(1_000);
            assertThat(ingress.inFlight()).isZero();
            assertThat(new TopicReader(kafka)
                            .all(
                                    Topic.CONVERSATION_EVENTS,
                                    it -> sid.equals(CloudEventRecords.header(it.headers(), "ce_id"))))
                    .hasSize(taken);
        }
    }

    @Test
    void isNeverMoreInsideThanThereArePlaces() throws Exception {
        InFlight places = new InFlight(1);
        AtomicInteger inside = new AtomicInteger();
        Callable<Integer> caller = () -> {
            int tooMany = 0;
            for (int i = 0; i < 200_000; i++) {
                if (places.enter()) {
                    inside.incrementAndGet();
                    for (int wait = 0; wait < 20; wait++) {
                        Thread.onSpinWait();
                    }
                    tooMany += inside.getAndDecrement() > 1 ? 1 : 0;
                    places.leave();
                }
            }
            return tooMany;
        };

        assertThat(atOnce(Executors.newFixedThreadPool(4), 4, caller)).containsOnly(0);
        assertThat(places.count()).isZero();
    }

    private static List<Integer> atOnce(ExecutorService pool, int times, Callable<Integer> call) throws Exception {
        List<Integer> results = new ArrayList<>();
        try (pool) {
            for (Future<Integer> result : pool.invokeAll(Collections.nCopies(times, call))) {
                results.add(result.get());
            }
        }
        return results;
    }
}
