package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.wire.EventType;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.Uuid;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// Loads what a batch touches and stores what it changes: one transaction for the whole batch.
/// Statements: at most 4 selects, 1 compare-and-set and 8 set-based writes, whatever the batch's
/// size; what is empty is left out. They go out without waiting for each other: to load is one
/// round trip, to store two.
public final class BatchStore implements BatchStorage {

    private final ConnectionFactory connections;

    public BatchStore(ConnectionFactory connections) {
        this.connections = connections;
    }

    /// What a batch needs to know.
    public record Asked(
            Collection<ConversationId> conversations, List<KnownMessage> messages, List<CommandKey> commands) {

        /// What several batches need to know.
        public static Asked together(List<Asked> batches) {
            return batches.size() == 1
                    ? batches.getFirst()
                    : new Asked(
                            all(batches, Asked::conversations),
                            all(batches, Asked::messages),
                            all(batches, Asked::commands));
        }

        private static <T> List<T> all(List<Asked> batches, Function<Asked, Collection<T>> part) {
            return batches.stream().flatMap(batch -> part.apply(batch).stream()).toList();
        }
    }

    /// What is known of it.
    ///
    /// @param directoryVersion of the owners and policies that were in force
    public record Known(
            Map<ConversationId, StoredConversation> conversations,
            Set<KnownMessage> messages,
            Map<CommandKey, CommandAnswerRow> answers,
            long directoryVersion) {

        /// Where owners and policies come from elsewhere.
        public Known(
                Map<ConversationId, StoredConversation> conversations,
                Set<KnownMessage> messages,
                Map<CommandKey, CommandAnswerRow> answers) {
            this(conversations, messages, answers, 0);
        }
    }

    @Override
    public Mono<Known> load(Asked asked) {
        return with(connection -> load(connection, asked));
    }

    /// The same on a connection of the caller's.
    public static Mono<Known> load(Connection connection, Asked asked) {
        Map<ConversationId, StoredConversation> conversations = new HashMap<>();
        Set<KnownMessage> messages = new HashSet<>();
        Map<CommandKey, CommandAnswerRow> answers = new HashMap<>();
        AtomicLong directoryVersion = new AtomicLong();
        return Pipeline.of(List.of(
                        whenAny(
                                asked.conversations(),
                                ids -> ConversationStore.load(connection, ids)
                                        .doOnNext(found -> conversations.put(found.id(), found))),
                        whenAny(
                                asked.messages(),
                                sids -> MessageStore.known(connection, sids).doOnNext(messages::add)),
                        whenAny(
                                asked.commands(),
                                keys -> CommandAnswerStore.known(connection, keys)
                                        .doOnNext(row -> answers.put(row.key(), row))),
                        DirectoryVersion.read(connection)
                                .doOnNext(directoryVersion::set)
                                .then()))
                .then(Mono.fromSupplier(() -> new Known(conversations, messages, answers, directoryVersion.get())));
    }

    @Override
    public Mono<Void> apply(List<Advance> advances, BatchWrites writes) {
        return with(connection -> Pipeline.of(statements(connection, advances, writes))
                .then(Mono.defer(() -> Mono.from(connection.commitTransaction())))
                .onErrorResume(error -> Mono.from(connection.rollbackTransaction())
                        .onErrorComplete()
                        .then(Mono.error(error))));
    }

    /// The compare-and-set stands before all writes: who fails it waits for no lock of theirs, and
    /// commits nothing.
    private static List<Mono<Void>> statements(Connection connection, List<Advance> advances, BatchWrites writes) {
        List<Mono<Void>> statements = new ArrayList<>();
        statements.add(Mono.from(connection.beginTransaction()));
        statements.add(PartitionProgress.advance(connection, advances));
        statements.addAll(writes(connection, writes));
        return statements;
    }

    /// Where a partition stands; its row is inserted at the log's start where it is missing.
    public Mono<PartitionProgress.Position> position(Uuid topicId, int partition, int partitionCount, long logStart) {
        return with(
                connection -> PartitionProgress.readOrStart(connection, topicId, partition, partitionCount, logStart));
    }

    /// Writes what a batch changed, on a connection of the caller's and outside of any progress.
    public static Mono<Void> write(Connection connection, BatchWrites writes) {
        return Pipeline.of(writes(connection, writes));
    }

    private static List<Mono<Void>> writes(Connection connection, BatchWrites writes) {
        return List.of(
                rows(connection, writes.conversations(), ConversationStore::store),
                rows(connection, writes.revisions(), SessionStore::insert),
                rows(connection, writes.messages(), MessageStore::insert),
                rows(connection, writes.deliveries(), MessageStore::advance),
                rows(connection, writes.transitions(), TransitionStore::insert),
                rows(connection, writes.answers(), CommandAnswerStore::insert),
                rows(connection, writes.outbox(), OutboxStore::insert),
                rows(connection, parked(writes.outbox()), ParkedStore::insert));
    }

    private static List<OutboxRow> parked(List<OutboxRow> outbox) {
        return outbox.stream()
                .filter(row -> row.type() == EventType.PARKED_INPUT)
                .toList();
    }

    private static <R> Mono<Void> rows(
            Connection connection, List<R> rows, BiFunction<Connection, List<R>, Mono<Void>> write) {
        return rows.isEmpty() ? Mono.empty() : Mono.defer(() -> write.apply(connection, rows));
    }

    private static <C extends Collection<?>> Mono<Void> whenAny(C asked, Function<C, Flux<?>> query) {
        return asked.isEmpty()
                ? Mono.empty()
                : Mono.defer(() -> query.apply(asked).then());
    }

    private <T> Mono<T> with(Function<Connection, Mono<T>> work) {
        return Mono.usingWhen(
                connections.create(),
                work,
                Connection::close,
                (connection, _) -> discard(connection),
                BatchStore::discard);
    }

    /// Ends the session itself. Statements of a batch that failed or was given up may still be on
    /// their way, and the driver, which has not heard of their `BEGIN` yet, would roll nothing back:
    /// whoever got this connection from the pool next would commit half of this batch with its own.
    private static Publisher<Void> discard(Connection connection) {
        Publisher<Void> session = connection instanceof Wrapped<?> pooled && pooled.unwrap() instanceof Connection real
                ? real.close()
                : Mono.empty();
        return Mono.from(session).onErrorComplete().then(Mono.from(connection.close()));
    }
}
