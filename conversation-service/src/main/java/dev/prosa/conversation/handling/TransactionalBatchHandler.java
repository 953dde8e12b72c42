package dev.prosa.conversation.handling;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.handling.BatchDecider.DecidedBatch;
import dev.prosa.conversation.organization.Directory;
import dev.prosa.conversation.organization.TextBook;
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
import reactor.core.publisher.Mono;

/// Loads what a batch touches, folds it, stores it in one transaction. An error that is neither a
/// fence nor passing
/// splits the batch, down to the one record that causes it, which is parked in the transaction
/// that advances its offset.
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
    public Mono<BatchResult> handle(PartitionBatch batch) {
        return apply(batch).onErrorResume(error -> {
            forget(batch.partition());
            return error instanceof FencedOffException || PassingErrors.isPassing(error)
                    ? Mono.error(error)
                    : divide(batch, error);
        });
    }

    @Override
    public void forget(int partition) {
        caches.remove(partition);
    }

    private Mono<BatchResult> apply(PartitionBatch batch) {
        PartitionCache cache = caches.computeIfAbsent(batch.partition(), _ -> new PartitionCache(cachedPerPartition));
        Map<ConversationId, StoredConversation> cached = new HashMap<>();
        return store.load(asked(batch.records(), cache, cached))
                .map(known -> decide(batch, known, cached))
                .flatMap(decided -> store.apply(
                                batch.topicId(),
                                batch.partition(),
                                batch.first(),
                                batch.next(),
                                batch.records().getLast().at(),
                                decided.writes())
                        .then(Mono.fromSupplier(() -> {
                            cache.committed(decided.writes().conversations());
                            return new BatchResult(decided.notes());
                        })));
    }

    private DecidedBatch decide(PartitionBatch batch, Known known, Map<ConversationId, StoredConversation> cached) {
        known.conversations().putAll(cached);
        return new BatchDecider(Rules.inForce(directory.current()), detector, texts, known, values)
                .decide(batch.records());
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
                case Command command -> commands.add(Answers.key(command));
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
            return apply(batch.of(List.of(only.parked(ParkReason.UNAPPLICABLE, detail))));
        }
        int middle = records.size() / 2;
        List<Incoming> right = new ArrayList<>(records.subList(middle, records.size()));
        return handle(batch.of(records.subList(0, middle)))
                .flatMap(first -> handle(batch.of(right)).map(first::plus));
    }
}
