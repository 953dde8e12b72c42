package dev.prosa.analytics.closures;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/// Writes a batch in one transaction. Statements: 3 set-based writes, whatever its size.
///
/// The outcome of a session is the highest revision anybody has seen, so order and repetition
/// change nothing.
@Repository
class ClosureStore {

    /// Ordered, so that two writers can never wait for each other in a circle.
    private static final String REVISIONS = """
            INSERT INTO session_revision (conversation_id, session, revision, outcome, close_reason, record)
            SELECT conversation_id, session, revision, outcome, close_reason, record::json
              FROM unnest(:conversations, :sessions, :revisions, :outcomes, :reasons, :records)
                AS given (conversation_id, session, revision, outcome, close_reason, record)
             ORDER BY conversation_id, session, revision
            ON CONFLICT DO NOTHING
            """;

    private static final String UNREADABLE = """
            INSERT INTO unreadable_record (topic, partition, log_offset, record_at, reason, key, value, headers)
            SELECT topic, partition, log_offset, record_at, reason, decode(key, 'base64'), decode(value, 'base64'),
                   headers::json
              FROM unnest(:topics, :partitions, :offsets, :recordAt, :reasons, :keys, :values, :headers)
                AS given (topic, partition, log_offset, record_at, reason, key, value, headers)
            ON CONFLICT DO NOTHING
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;

    ClosureStore(DatabaseClient database, TransactionalOperator transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    Mono<Stored> store(List<Decoded> batch) {
        List<Decoded.Closure> closures = only(batch, Decoded.Closure.class);
        List<Decoded.Unreadable> unreadable = only(batch, Decoded.Unreadable.class);
        return transaction.transactional(Mono.defer(() -> revisions(closures)
                .zipWhen(_ -> outcomes(closures))
                .flatMap(written -> unreadable(unreadable)
                        .thenReturn(new Stored(
                                written.getT1(),
                                closures.size() - written.getT1(),
                                written.getT1() - written.getT2(),
                                unreadable.size())))));
    }

    private Mono<Long> revisions(List<Decoded.Closure> closures) {
        if (closures.isEmpty()) {
            return Mono.just(0L);
        }
        Columns<Decoded.Closure> rows = new Columns<>(closures);
        return database.sql(REVISIONS)
                .bind(
                        "conversations",
                        rows.uuids(row -> row.value().conversationId().value()))
                .bind("sessions", rows.integers(row -> row.value().session()))
                .bind("revisions", rows.integers(row -> row.value().revision()))
                .bind("outcomes", rows.texts(row -> row.value().outcome().name()))
                .bind("reasons", rows.texts(row -> row.value().closeReason().name()))
                .bind("records", rows.texts(Decoded.Closure::json))
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> outcomes(List<Decoded.Closure> closures) {
        if (closures.isEmpty()) {
            return Mono.just(0L);
        }
        return OutcomeStatement.of(database, highestRevisions(closures)).fetch().rowsUpdated();
    }

    private Mono<Long> unreadable(List<Decoded.Unreadable> unreadable) {
        if (unreadable.isEmpty()) {
            return Mono.just(0L);
        }
        Columns<Decoded.Unreadable> rows = new Columns<>(unreadable);
        return database.sql(UNREADABLE)
                .bind("topics", rows.texts(row -> row.record().topic()))
                .bind("partitions", rows.integers(row -> row.record().partition()))
                .bind("offsets", rows.longs(row -> row.record().offset()))
                .bind(
                        "recordAt",
                        rows.instants(row -> Instant.ofEpochMilli(row.record().timestamp())))
                .bind("reasons", rows.texts(Decoded.Unreadable::reason))
                .bind("keys", rows.texts(row -> base64(row.record().key())))
                .bind("values", rows.texts(row -> base64(row.record().value())))
                .bind("headers", rows.texts(row -> headers(row.record().headers())))
                .fetch()
                .rowsUpdated();
    }

    /// One row per session: a statement may not touch the same row twice.
    private static List<ClosedConversation> highestRevisions(List<Decoded.Closure> closures) {
        record Session(ConversationId conversation, int session) {}
        Map<Session, ClosedConversation> highest = new LinkedHashMap<>();
        for (Decoded.Closure closure : closures) {
            ClosedConversation value = closure.value();
            highest.merge(
                    new Session(value.conversationId(), value.session()),
                    value,
                    BinaryOperator.maxBy(Comparator.comparingInt(ClosedConversation::revision)));
        }
        return List.copyOf(highest.values());
    }

    private static <T extends Decoded> List<T> only(List<Decoded> batch, Class<T> type) {
        return batch.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static @Nullable String base64(byte @Nullable [] bytes) {
        return bytes == null ? null : Base64.getEncoder().encodeToString(bytes);
    }

    private static String headers(Headers headers) {
        List<KeptHeader> kept = new ArrayList<>();
        headers.forEach(header -> kept.add(new KeptHeader(header.key(), base64(header.value()))));
        return Json.writeText(kept);
    }

    /// @param value in Base64
    record KeptHeader(String name, @Nullable String value) {}
}
