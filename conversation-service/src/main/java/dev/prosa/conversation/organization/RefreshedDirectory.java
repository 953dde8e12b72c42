package dev.prosa.conversation.organization;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/// A directory in memory that looks for changes every few seconds.
///
/// At its start it writes the organisations of the configuration and reads all there are. While
/// PostgreSQL is away it goes on with what it has, or, at the start, goes on trying.
final class RefreshedDirectory implements Directory, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RefreshedDirectory.class);

    private final OrganizationStore store;
    private final ConfiguredPeople people;
    private final Map<String, OrganizationSettings> configured;
    private final DirectoryProperties properties;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();
    private volatile @Nullable DirectorySnapshot snapshot;
    private volatile @Nullable RuntimeException failure;
    private volatile @Nullable Thread refreshing;
    private boolean registered;
    private volatile long version = -1;

    RefreshedDirectory(
            OrganizationStore store,
            ConfiguredPeople people,
            Map<String, OrganizationSettings> configured,
            DirectoryProperties properties) {
        this.store = store;
        this.people = people;
        this.configured = configured;
        this.properties = properties;
    }

    @Override
    public DirectorySnapshot current() {
        DirectorySnapshot last = snapshot;
        return last == null ? first() : last;
    }

    private DirectorySnapshot first() {
        Duration patience = properties.patience();
        try {
            loaded.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DirectoryUnavailableException(
                    "PostgreSQL has not said for %s who owns which address. Is it up?".formatted(patience), failure);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DirectoryUnavailableException("interrupted while waiting for the directory", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        return current();
    }

    /// Why the last look at PostgreSQL failed; null where it did not.
    @Nullable
    RuntimeException failure() {
        return failure;
    }

    @Override
    public void start() {
        refreshing = Thread.ofVirtual().name("directory").start(this::keepUp);
    }

    private void keepUp() {
        try {
            while (true) {
                look();
                Thread.sleep(properties.refresh());
            }
        } catch (InterruptedException e) {
            log.atDebug().log("directory stops"); // with the service
        }
    }

    private void look() throws InterruptedException {
        try {
            register();
            refresh();
            failure = null;
        } catch (RuntimeException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            failure = e;
            log.atWarn().addKeyValue("reason", e.toString()).log("cannot read the directory");
        }
    }

    private void register() {
        if (!registered) {
            Long added = store.register(configured)
                    .delayUntil(_ -> people.add(configured))
                    .block(properties.timeout());
            registered = true;
            log.atInfo()
                    .addKeyValue("organizations", configured.size())
                    .addKeyValue("newVersions", added)
                    .log("configured organizations are registered");
        }
    }

    /// The version before the rest: what is added in between is read again next time.
    private void refresh() {
        read().block(properties.timeout());
    }

    private Mono<DirectorySnapshot> read() {
        return store.version()
                .flatMap(latest -> latest <= version
                        ? Mono.fromSupplier(this::current)
                        : store.load().map(read -> take(latest, read)));
    }

    @Override
    public Mono<DirectorySnapshot> asOf(long wanted) {
        if (snapshot == null) {
            // What the configuration names is registered first: before, nobody would own anything.
            return Mono.fromCallable(this::current)
                    .subscribeOn(Schedulers.boundedElastic())
                    .then(Mono.defer(() -> asOf(wanted)));
        }
        return wanted <= version ? Mono.fromSupplier(this::current) : read();
    }

    /// Two may read at once: the later version stays.
    private synchronized DirectorySnapshot take(long latest, DirectorySnapshot read) {
        DirectorySnapshot last = snapshot;
        if (last != null && latest <= version) {
            return last;
        }
        snapshot = read;
        version = latest;
        loaded.complete(null);
        log.atInfo()
                .addKeyValue("organizations", read.policies().size())
                .addKeyValue("addresses", read.owners().size())
                .log("directory changed");
        return read;
    }

    @Override
    public void stop() {
        Thread running = refreshing;
        if (running != null) {
            running.interrupt();
        }
        refreshing = null;
    }

    @Override
    public boolean isRunning() {
        return refreshing != null;
    }

    /// Before every listener.
    @Override
    public int getPhase() {
        return 0;
    }
}
