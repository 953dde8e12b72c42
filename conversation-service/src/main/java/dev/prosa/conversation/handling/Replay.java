package dev.prosa.conversation.handling;

import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.BatchStore.Asked;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import java.util.HashMap;
import java.util.List;

/// Folds records that were folded before by the same code as then, and hands out what would be
/// stored.
public final class Replay {

    private final Rules rules;
    private final ClosureDetector detector = ClosureDetector.phrases();
    private final TextBook texts;

    public Replay(Rules rules, TextBook texts) {
        this.rules = rules;
        this.texts = texts;
    }

    /// What must be known before these records can be folded.
    public static Asked asked(List<Incoming> records) {
        return TransactionalBatchHandler.asked(records, new PartitionCache(0), new HashMap<>());
    }

    /// What these records would leave behind.
    public BatchWrites fold(List<Incoming> records, Known known) {
        return new BatchDecider(rules, detector, texts, known).decide(records).writes();
    }
}
