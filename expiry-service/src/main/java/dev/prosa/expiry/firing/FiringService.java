package dev.prosa.expiry.firing;

import dev.prosa.contracts.identity.ConversationId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// The timers' thread: waits for the topics, then runs one session after the other until it is
/// stopped. Whatever a
/// session cannot get over ends it, and the next one starts with empty hands.
final class FiringService implements SmartLifecycle, TimerDesk {

    private static final Logger log = LoggerFactory.getLogger(FiringService.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(9);

    private final KafkaClients clients;
    private final InstantSource clock;
    private final ExpiryProperties properties;
    private final ExpiryMeters meters;
    private final Consumer<Error> broken;
    private final Questions questions = new Questions();
    private final TopicCheck topics = new TopicCheck();
    private volatile Standing standing = Standing.OUTSIDE;
    private volatile CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    /// @param broken told when the thread dies of an error, such as an exhausted heap
    FiringService(
            KafkaClients clients,
            InstantSource clock,
            ExpiryProperties properties,
            ExpiryMeters meters,
            Consumer<Error> broken) {
        this.clients = clients;
        this.clock = clock;
        this.properties = properties;
        this.meters = meters;
        this.broken = broken;
        meters.watch(this, clock);
    }

    @Override
    public Standing standing() {
        return standing;
    }

    @Override
    public CompletableFuture<Lookup> find(ConversationId conversation) {
        return standing.joined() ? questions.ask(conversation) : CompletableFuture.completedFuture(new Lookup.NotNow());
    }

    @Override
    public void start() {
        stop = new CountDownLatch(1);
        thread = Thread.ofPlatform().name("timers").start(this::run);
    }

    private void run() {
        try {
            while (!isStopping()) {
                attempt();
            }
        } catch (Error e) {
            log.atError().setCause(e).log("the timers' thread has died");
            broken.accept(e);
            throw e;
        } finally {
            standing = Standing.OUTSIDE;
        }
    }

    private void attempt() {
        try {
            OptionalInt partitions = partitions();
            if (partitions.isPresent()) {
                runSession(partitions.getAsInt());
            }
        } catch (KafkaException e) {
            log.atWarn()
                    .addKeyValue("reason", String.valueOf(e))
                    .addKeyValue("cause", String.valueOf(e.getCause()))
                    .log("session ended, a new one follows");
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("session ended by a bug, a new one follows");
        }
        standing = Standing.OUTSIDE;
        waitFor(properties.reconnectDelay());
    }

    private OptionalInt partitions() {
        try (Admin admin = clients.admin()) {
            return topics.partitions(admin);
        }
    }

    private void runSession(int partitions) {
        try (FiringSession session = new FiringSession(clients, partitions, clock, properties, meters)) {
            while (!isStopping()) {
                session.pass();
                questions.answer(session::find);
                standing = session.standing();
            }
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void waitFor(Duration delay) {
        try {
            stop.await(delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stop.countDown();
        }
    }

    @Override
    public void stop() {
        stop.countDown();
        Thread running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(STOP_TIMEOUT)) {
                log.atWarn().log("the timers' thread has not stopped in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
