package dev.prosa.conversation.audit;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.audit.RecordedVersions.Recorded;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Replay;
import dev.prosa.conversation.organization.OrganizationVersions;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.tool.DatabaseSession;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Replays the log, partition by partition, and compares with PostgreSQL row by row.
///
/// Each partition is read in one snapshot that PostgreSQL itself keeps read-only, up to the offset
/// the snapshot says is applied: a running service may go on meanwhile.
public final class Audit {

    private final EventLog log;
    private final DatabaseSession session;
    private final AuditOptions options;
    private final Shadow shadow;
    private final Checkpoints checkpoints;
    private final Comparison comparison;
    private final TextBook texts = new TextBook();

    public Audit(EventLog log, DatabaseSession session, AuditOptions options) {
        this.log = log;
        this.session = session;
        this.options = options;
        this.shadow = new Shadow(session);
        this.checkpoints = new Checkpoints(session);
        this.comparison = new Comparison(session, options.reveal());
    }

    private record Progress(String topicId, int partitionCount, long next) {}

    /// Audits one partition.
    public PartitionResult audit(int partition, Consumer<Difference> found) {
        shadow.empty();
        session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
        PartitionResult result;
        Optional<Progress> progress = progress(partition);
        try {
            result = progress.map(stands -> inSnapshot(partition, stands, found))
                    .orElseGet(() -> new PartitionResult(partition, 0, 0, 0, 0, true, false, null));
        } finally {
            session.execute("COMMIT"); // keeps the shadow: a checkpoint may come from it
        }
        return progress.isPresent() && options.checkpoint() ? keep(result) : result;
    }

    private PartitionResult inSnapshot(int partition, Progress stands, Consumer<Difference> found) {
        if (!stands.topicId().equals(log.topicId()) || stands.partitionCount() != log.partitions()) {
            return PartitionResult.impossible(
                    partition, stands.next(), "PostgreSQL was fed from another topic or another partition count");
        }
        Optional<Checkpoints.Start> start = checkpoints.begin(log, partition, stands.next());
        if (start.isEmpty()) {
            return PartitionResult.impossible(
                    partition,
                    stands.next(),
                    "the log begins at %d and no checkpoint lies behind that; --trust takes PostgreSQL as it is for one"
                            .formatted(log.start(partition)));
        }
        long from = start.get().offset();
        long records = replay(partition, from, stands.next());
        return new PartitionResult(
                partition,
                from,
                stands.next(),
                records,
                comparison.compare(partition, from, found),
                start.get().verified(),
                false,
                null);
    }

    private long replay(int partition, long from, long next) {
        AtomicLong records = new AtomicLong();
        RecordedRules rules = new RecordedRules(versions(session));
        RecordedVersions recorded = new RecordedVersions(session);
        Replay replay = new Replay(rules, texts);
        log.read(partition, from, next, batch -> {
            Map<Long, Recorded> known = recorded.of(batch);
            rules.next(known);
            List<Incoming> again = RecordedVersions.withParked(batch, known);
            shadow.write(replay.fold(again, shadow.load(Replay.asked(again), from)));
            records.addAndGet(batch.size());
        });
        return records.get();
    }

    private PartitionResult keep(PartitionResult result) {
        boolean kept = false;
        session.execute("BEGIN");
        if (result.isRight() && result.verified()) {
            kept = checkpoints.keepFold(log, result.partition(), result.next());
        }
        session.execute("COMMIT");
        return new PartitionResult(
                result.partition(),
                result.from(),
                result.next(),
                result.records(),
                result.differences(),
                result.verified(),
                kept,
                result.impossible());
    }

    /// Takes PostgreSQL as it is for a checkpoint, in one snapshot.
    ///
    /// @return the offset it stands for
    public long trust(int partition) {
        session.execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
        Optional<Progress> progress = progress(partition);
        progress.ifPresent(stands -> checkpoints.trust(log, partition, stands.next()));
        session.execute("COMMIT");
        return progress.map(Progress::next).orElse(0L);
    }

    private Optional<Progress> progress(int partition) {
        return session
                .query(
                        "SELECT topic_id, partition_count, next_offset FROM conversation.partition_progress"
                                + " WHERE partition = $1",
                        row -> new Progress(
                                Objects.requireNonNull(row.get(0, String.class)),
                                Objects.requireNonNull(row.get(1, Integer.class)),
                                Objects.requireNonNull(row.get(2, Long.class))),
                        partition)
                .stream()
                .findFirst();
    }

    /// Every version of every ownership and policy.
    public static OrganizationVersions versions(DatabaseSession session) {
        OrganizationVersions versions = new OrganizationVersions();
        session.query(OrganizationVersions.OWNERS, row -> {
            versions.addOwner(
                    new Address(Objects.requireNonNull(row.get(0, String.class))),
                    Objects.requireNonNull(row.get(1, Integer.class)),
                    new OrganizationId(Objects.requireNonNull(row.get(2, UUID.class))));
            return true;
        });
        session.query(OrganizationVersions.POLICIES, row -> {
            versions.addPolicy(
                    new OrganizationId(Objects.requireNonNull(row.get(0, UUID.class))),
                    Objects.requireNonNull(row.get(1, Integer.class)),
                    Objects.requireNonNull(row.get(2, String.class)));
            return true;
        });
        return versions;
    }
}
