package dev.prosa.conversation.config;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.topic.TopicCreator;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Creates the topics this service owns before anything reads or writes them.
///
/// A topic with another number of partitions refuses the start. While Kafka is away the service
/// starts all the same
/// and goes on trying in the background; if the count then turns out to differ, the service ends.
public final class TopicsAtStart implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TopicsAtStart.class);

    private static final List<Topic> OWNED = Arrays.stream(Topic.values())
            .filter(topic -> topic.owner().equals("conversation-service"))
            .toList();

    private final Map<String, Object> kafka;
    private final int partitions;
    private final Duration timeout;
    private final Duration pause;
    private final Consumer<IllegalStateException> refusal;
    private final CompletableFuture<Void> created = new CompletableFuture<>();
    private volatile @Nullable Thread retries;

    /// @param kafka properties of an admin client
    /// @param timeout how long the broker may take for each step
    /// @param pause between attempts while Kafka is away
    /// @param refusal ends the service when the count turns out to differ after the start
    public TopicsAtStart(
            Map<String, Object> kafka,
            int partitions,
            Duration timeout,
            Duration pause,
            Consumer<IllegalStateException> refusal) {
        this.kafka = kafka;
        this.partitions = partitions;
        this.timeout = timeout;
        this.pause = pause;
        this.refusal = refusal;
    }

    /// Completes when all topics are known to exist; fails if they never shall.
    public CompletableFuture<Void> created() {
        return created.copy();
    }

    /// @throws IllegalStateException if a topic exists with another number of partitions
    @Override
    public void start() {
        if (!attempt()) {
            retries = Thread.ofVirtual().name("topics-at-start").start(this::retry);
        }
    }

    private void retry() {
        try {
            do {
                Thread.sleep(pause);
            } while (!attempt());
        } catch (InterruptedException e) {
            created.cancel(false); // the service stops
        } catch (IllegalStateException e) {
            refusal.accept(e);
        }
    }

    private boolean attempt() {
        try (Admin admin = Admin.create(withTimeout())) {
            new TopicCreator(admin, partitions, timeout).ensure(OWNED);
            log.atInfo().addKeyValue("topics", OWNED.size()).log("topics exist");
            created.complete(null);
            return true;
        } catch (KafkaException e) {
            log.atWarn().addKeyValue("reason", e.toString()).log("cannot create topics yet");
            return false;
        } catch (IllegalStateException e) {
            created.completeExceptionally(e);
            throw e;
        }
    }

    private Map<String, Object> withTimeout() {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        return properties;
    }

    @Override
    public void stop() {
        Thread running = retries;
        if (running != null) {
            running.interrupt();
        }
        retries = null;
    }

    @Override
    public boolean isRunning() {
        return retries != null || created.isDone();
    }

    /// Before every listener and the relay.
    @Override
    public int getPhase() {
        return 0;
    }
}
