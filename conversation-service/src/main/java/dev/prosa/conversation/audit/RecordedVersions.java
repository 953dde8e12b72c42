package dev.prosa.conversation.audit;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.ParkReason;
import dev.prosa.conversation.tool.DatabaseSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads what every record was decided with. Statements: 2 a batch.
public final class RecordedVersions {

    private static final String DECIDED = """
            SELECT t.log_offset, t.policy_version, t.ownership_version, t.detector_version, t.confidence, t.answer,
                   t.reason, t.from_status, t.organization_id
              FROM conversation.transition AS t
              JOIN unnest($1::uuid[], $2::bigint[]) AS asked (conversation_id, log_offset)
             USING (conversation_id, log_offset)
            """;

    private static final String PARKED = """
            SELECT log_offset, reason, detail
              FROM conversation.parked_input
             WHERE partition = $1 AND log_offset BETWEEN $2 AND $3
            """;

    private final DatabaseSession session;

    public RecordedVersions(DatabaseSession session) {
        this.session = session;
    }

    /// What is recorded of one record.
    public sealed interface Recorded {

        /// @param reading null where it was no message, or was not read
        /// @param reason why it was ignored or rejected; null where it was accepted
        /// @param hadSession whether the conversation had one before
        /// @param organization the session's after it; null where there was none
        record Decided(
                @Nullable Integer policyVersion,
                @Nullable Integer ownershipVersion,
                @Nullable Reading reading,
                @Nullable String reason,
                boolean hadSession,
                @Nullable OrganizationId organization)
                implements Recorded {

            private static final Set<String> DUPLICATES =
                    Set.of("DUPLICATE_MESSAGE", "DUPLICATE_COMMAND", "COMMAND_ID_REUSED");

            /// Whether it was answered without asking the machine.
            public boolean isDuplicate() {
                return reason != null && DUPLICATES.contains(reason);
            }
        }

        record Parked(ParkReason reason, String detail) implements Recorded {}
    }

    /// By offset; what has neither a transition nor was parked is missing.
    public Map<Long, Recorded> of(List<Incoming> batch) {
        Map<Long, Recorded> found = new HashMap<>();
        List<Readable> readable = batch.stream()
                .filter(Readable.class::isInstance)
                .map(Readable.class::cast)
                .toList();
        session.query(
                        DECIDED,
                        row -> Map.entry(number(row, 0), decided(row)),
                        readable.stream()
                                .map(record -> record.input().conversationId().value())
                                .toArray(UUID[]::new),
                        readable.stream()
                                .map(record -> record.evidence().offset())
                                .toArray(Long[]::new))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        Evidence first = batch.getFirst().evidence();
        session.query(
                        PARKED,
                        row -> Map.entry(number(row, 0), parked(row)),
                        first.partition(),
                        first.offset(),
                        batch.getLast().evidence().offset())
                .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        return found;
    }

    /// Puts aside again what was put aside although it can be read.
    static List<Incoming> withParked(List<Incoming> batch, Map<Long, Recorded> recorded) {
        return batch.stream().map(record -> again(record, recorded)).toList();
    }

    private static Incoming again(Incoming record, Map<Long, Recorded> recorded) {
        return record instanceof Readable
                        && recorded.get(record.evidence().offset())
                                instanceof Recorded.Parked(ParkReason reason, String detail)
                ? record.parked(reason, detail)
                : record;
    }

    private static Recorded decided(io.r2dbc.spi.Readable row) {
        Integer detector = row.get(3, Integer.class);
        Double confidence = row.get(4, Double.class);
        String answer = row.get(5, String.class);
        UUID organization = row.get(8, UUID.class);
        return new Recorded.Decided(
                row.get(1, Integer.class),
                row.get(2, Integer.class),
                detector == null || confidence == null || answer == null
                        ? null
                        : new Reading(confidence, Reading.Answer.valueOf(answer), detector),
                row.get(6, String.class),
                row.get(7, String.class) != null,
                organization == null ? null : new OrganizationId(organization));
    }

    private static Recorded parked(io.r2dbc.spi.Readable row) {
        return new Recorded.Parked(
                ParkReason.valueOf(Objects.requireNonNull(row.get(1, String.class))),
                Objects.requireNonNull(row.get(2, String.class)));
    }

    private static long number(io.r2dbc.spi.Readable row, int index) {
        return Objects.requireNonNull(row.get(index, Long.class));
    }
}
