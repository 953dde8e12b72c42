package dev.prosa.conversation.handling;

import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.organization.Directory;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.BatchStorage;
import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;

/// Opens the production classes of this package to the simulation, as they are.
public final class Simulated {

    private static final int CACHED = 100;

    private Simulated() {}

    /// The handler that runs in production, on another storage and with another writer of values.
    public static BatchHandler handler(
            BatchStorage storage,
            Directory directory,
            ClosureDetector detector,
            TextBook texts,
            Function<Object, String> values) {
        return new TransactionalBatchHandler(storage, directory, detector, texts, CACHED, values::apply);
    }

    /// What a batch needs to know where nothing is remembered.
    public static Asked asked(List<Incoming> records) {
        return TransactionalBatchHandler.asked(records, new PartitionCache(0), new HashMap<>());
    }

    /// Folds records by the decider that runs in production.
    public static BatchWrites fold(
            Rules rules,
            ClosureDetector detector,
            TextBook texts,
            List<Incoming> records,
            Known known,
            Function<Object, String> values) {
        return new BatchDecider(rules, detector, texts, known, values::apply)
                .decide(records)
                .writes();
    }
}
