package dev.prosa.ingress.publishing;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Sees to it that the topics exist before the first webhook, and keeps an eye on Kafka from then
/// on.
///
/// A topic with another number of partitions refuses the start. While Kafka is away the service
/// starts all the
/// same, answers 503, is not ready, and goes on trying; if the count then turns out to differ, it
/// ends.
final class KafkaConnection implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(KafkaConnection.class);
    private static final List<Topic> TOPICS =
            List.of(Topic.CONVERSATION_EVENTS, Topic.QUARANTINED_WEBHOOKS, Topic.OUTBOUND_SENDS);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Map<String, Object> settings;
    private final int partitions;
    private final KafkaPublisher publisher;
    private final Consumer<IllegalStateException> refusal;
    private volatile KafkaState state = KafkaState.NOT_REACHED_YET;
    private volatile @Nullable Thread watch;

    /// @param settings of an admin client
    /// @param refusal ends the service when a topic turns out to be laid out differently after the
    ///     start
    KafkaConnection(
            Map<String, Object> settings,
            int partitions,
            KafkaPublisher publisher,
            Consumer<IllegalStateException> refusal) {
        this.settings = settings;
        this.partitions = partitions;
        this.publisher = publisher;
        this.refusal = refusal;
    }

    KafkaState state() {
        return state;
    }

    /// @throws IllegalStateException if a topic exists with another number of partitions
    @Override
    public void start() {
        try (Admin admin = Admin.create(settings)) {
            prepare(admin);
        } catch (KafkaException e) {
            cannotPrepare(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        watch = Thread.ofVirtual().name("kafka-connection").start(this::watch);
    }

    /// Without an address for any bootstrap server there is not even a client: tried again like
    /// everything else.
    private void watch() {
        while (true) {
            try {
                Thread.sleep(PAUSE);
                try (Admin admin = Admin.create(settings)) {
                    watch(admin);
                }
            } catch (KafkaException e) {
                cannotPrepare(e);
            } catch (InterruptedException _) {
                return; // the service stops
            } catch (IllegalStateException e) {
                refusal.accept(e);
                return;
            }
        }
    }

    private void watch(Admin admin) throws InterruptedException {
        while (true) {
            if (state == KafkaState.NOT_REACHED_YET) {
                prepare(admin);
            } else {
                look(admin);
            }
            Thread.sleep(PAUSE);
        }
    }

    private void prepare(Admin admin) throws InterruptedException {
        new TopicCreator(admin, partitions, TIMEOUT).ensure(TOPICS);
        for (Topic topic : TOPICS) {
            learn(topic.topicName());
        }
        state = KafkaState.IN_REACH;
        log.atInfo().addKeyValue("topics", TOPICS.size()).log("topics exist");
    }

    private void learn(String topic) throws InterruptedException {
        long giveUpAt = System.nanoTime() + TIMEOUT.toNanos();
        while (!publisher.knows(topic)) {
            if (System.nanoTime() > giveUpAt) {
                throw new KafkaException("Could not learn the partitions of " + topic + " within " + TIMEOUT);
            }
            Thread.sleep(20);
        }
    }

    private void look(Admin admin) throws InterruptedException {
        try {
            admin.describeCluster().nodes().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            if (state == KafkaState.OUT_OF_REACH) {
                log.atInfo().log("kafka is in reach again");
            }
            state = KafkaState.IN_REACH;
        } catch (ExecutionException | TimeoutException e) {
            if (state == KafkaState.IN_REACH) {
                log.atWarn().addKeyValue("reason", e.toString()).log("kafka is out of reach");
            }
            state = KafkaState.OUT_OF_REACH;
        }
    }

    private static void cannotPrepare(KafkaException e) {
        log.atWarn().addKeyValue("reason", e.toString()).log("cannot create topics yet");
    }

    @Override
    public void stop() {
        Thread running = watch;
        if (running != null) {
            running.interrupt();
        }
        watch = null;
    }

    @Override
    public boolean isRunning() {
        return watch != null;
    }

    /// Before the web server starts, and after it has stopped.
    @Override
    public int getPhase() {
        return 0;
    }
}
