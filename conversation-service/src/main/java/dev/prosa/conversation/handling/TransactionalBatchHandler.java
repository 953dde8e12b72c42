package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.handling.BatchDecider.DecidedBatch;
import dev.prosa.conversation.organization.Directory;
import dev.prosa.conversation.organization.DirectorySnapshot;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.Advance;
import dev.prosa.conversation.store.BatchStorage;
import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.FencedOffException;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.store.StoredConversation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Loads what a poll's batches touch, folds them, stores them in one transaction. A fence or an error
/// that does not pass takes the partitions apart; such an error then splits its partition's batch,
/// down to the one record that causes it, which is parked in the transaction that advances its
/// offset.
public final class TransactionalBatchHandler implements BatchHandler {

    private final BatchStorage store;
    private final Directory directory;
    private final ClosureDetector detector;
    private final TextBook texts;
    private final int cachedPerPartition;
    private final ValueWriter values;
    private final Map<Integer, PartitionCache> caches = new ConcurrentHashMap<>();

    /// @param cachedPerPartition how many conversations to remember per partition, 0 or more
    public TransactionalBatchHandler(
            BatchStorage store, Directory directory, ClosureDetector detector, TextBook texts, int cachedPerPartition) {
        this(store, directory, detector, texts, cachedPerPartition, ValueWriter.JSON);
    }

    TransactionalBatchHandler(
            BatchStorage store,
            Directory directory,
            ClosureDetector detector,
            TextBook texts,
            int cachedPerPartition,
            ValueWriter values) {
        this.store = store;
        this.directory = directory;
        this.detector = detector;
        this.texts = texts;
        this.cachedPerPartition = cachedPerPartition;
        this.values = values;
    }

    @Override
    public Mono<BatchResult> handle(List<PartitionBatch> batches) {
        return apply(batches).onErrorResume(error -> {
            batches.forEach(batch -> forget(batch.partition()));
            if (PassingErrors.isPassing(error)) {
                return Mono.error(error);
            }
            if (batches.size() > 1) {
                return apart(batches);
            }
            return error instanceof FencedOffException ? Mono.error(error) : divide(batches.getFirst(), error);
        });
    }

    /// What is wrong with one partition takes nothing back of the others.
    private Mono<BatchResult> apart(List<PartitionBatch> batches) {
        return Flux.fromIterable(batches).concatMapDelayError(this::handle).reduce(BatchResult::plus);
    }

    @Override
    public void forget(int partition) {
        caches.remove(partition);
    }

    private Mono<BatchResult> apply(List<PartitionBatch> batches) {
        Map<ConversationId, StoredConversation> cached = new HashMap<>();
        Asked asked = Asked.together(batches.stream()
                .map(batch -> asked(batch.records(), cache(batch.partition()), cached))
                .toList());
        List<Advance> advances = batches.stream().map(PartitionBatch::advance).toList();
        return store.load(asked)
                .flatMap(known -> directory
                        .asOf(known.directoryVersion())
                        .map(inForce -> decide(batches, known, cached, inForce)))
                .flatMap(decided -> store.apply(advances, decided.writes()).then(Mono.fromSupplier(() -> {
                    decided.writes()
                            .conversations()
                            .forEach(stored -> cache(stored.partition()).committed(stored));
                    return new BatchResult(decided.notes());
                })));
    }

    private PartitionCache cache(int partition) {
        return caches.computeIfAbsent(partition, _ -> new PartitionCache(cachedPerPartition));
    }

    private DecidedBatch decide(
            List<PartitionBatch> batches,
            Known known,
            Map<ConversationId, StoredConversation> cached,
            DirectorySnapshot inForce) {
        known.conversations().putAll(cached);
        return new BatchDecider(Rules.inForce(inForce), detector, texts, known, values)
                .decide(batches.stream()
                        .flatMap(batch -> batch.records().stream())
                        .toList());
    }

    static Asked asked(List<Incoming> records, PartitionCache cache, Map<ConversationId, StoredConversation> cached) {
        Set<ConversationId> missing = new LinkedHashSet<>();
        Set<KnownMessage> messages = new LinkedHashSet<>();
        Set<CommandKey> commands = new LinkedHashSet<>();
        for (Incoming record : records) {
            if (!(record instanceof Incoming.Readable readable)) {
                continue;
            }
            ConversationId id = readable.input().conversationId();
            StoredConversation remembered = cache.get(id);
            if (remembered == null) {
                missing.add(id);
            } else {
                cached.put(id, remembered);
            }
            switch (readable.input()) {
                case MessageReceived message -> messages.add(new KnownMessage(id, message.messageSid()));
                case Command command -> commands.add(CommandIdentity.key(command));
                default -> {
                    // neither has an ID of its own
                }
            }
        }
        return new Asked(missing, List.copyOf(messages), List.copyOf(commands));
    }

    private Mono<BatchResult> divide(PartitionBatch batch, Throwable error) {
        List<Incoming> records = batch.records();
        if (records.size() == 1) {
            Incoming only = records.getFirst();
            if (only instanceof Incoming.Unreadable) {
                return Mono.error(error);
            }
            // The error's message may quote the record.
            String detail = error.getClass().getSimpleName();
            return apply(List.of(batch.of(List.of(only.parked(ParkReason.UNAPPLICABLE, detail)))));
        }
        int middle = records.size() / 2;
        List<Incoming> right = new ArrayList<>(records.subList(middle, records.size()));
        return handle(batch.of(records.subList(0, middle)))
                .flatMap(first -> handle(batch.of(right)).map(first::plus));
    }
}
