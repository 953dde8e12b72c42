package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.ConversationState.Closed;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/// One row per conversation: its folded state and what queries look for. Statements: 1 to load, 1
/// to store.
final class ConversationStore {

    private static final String LOAD = """
            SELECT conversation_id, version, channel_address, customer_address, state, deadline, leads_to,
                   partition, last_offset
              FROM conversation
             WHERE conversation_id = ANY ($1)
            """;

    /// A row whose version is not the one loaded is left alone, and the count shows it.
    private static final String STORE = """
            INSERT INTO conversation AS c (conversation_id, version, organization_id, channel_address,
                   customer_address, session, revision, status, served_by_kind, served_by, served_since, opened_at,
                   deadline, leads_to, close_reason, closed_by_kind, closed_by, closed_at, last_position, state,
                   partition, last_offset, updated_at)
            SELECT conversation_id, version + 1, organization_id, channel_address,
                   customer_address, session, revision, status, served_by_kind, served_by, served_since, opened_at,
                   deadline, leads_to, close_reason, closed_by_kind, closed_by, closed_at, last_position, state::json,
                   partition, last_offset, updated_at
              FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::integer[],
                   $7::integer[], $8::text[], $9::text[], $10::text[], $11::timestamptz[], $12::timestamptz[],
                   $13::timestamptz[], $14::text[], $15::text[], $16::text[], $17::text[], $18::timestamptz[],
                   $19::bigint[], $20::text[], $21::integer[], $22::bigint[], $23::timestamptz[])
                AS changed (conversation_id, version, organization_id, channel_address,
                   customer_address, session, revision, status, served_by_kind, served_by, served_since, opened_at,
                   deadline, leads_to, close_reason, closed_by_kind, closed_by, closed_at, last_position, state,
                   partition, last_offset, updated_at)
            ON CONFLICT (conversation_id) DO UPDATE
               SET version = EXCLUDED.version, organization_id = EXCLUDED.organization_id,
                   session = EXCLUDED.session, revision = EXCLUDED.revision, status = EXCLUDED.status,
                   served_by_kind = EXCLUDED.served_by_kind, served_by = EXCLUDED.served_by,
                   served_since = EXCLUDED.served_since, opened_at = EXCLUDED.opened_at,
                   deadline = EXCLUDED.deadline, leads_to = EXCLUDED.leads_to,
                   close_reason = EXCLUDED.close_reason, closed_by_kind = EXCLUDED.closed_by_kind,
                   closed_by = EXCLUDED.closed_by, closed_at = EXCLUDED.closed_at,
                   last_position = EXCLUDED.last_position, state = EXCLUDED.state,
                   partition = EXCLUDED.partition, last_offset = EXCLUDED.last_offset,
                   updated_at = EXCLUDED.updated_at
             WHERE c.version = EXCLUDED.version - 1
            """;

    private ConversationStore() {}

    static Flux<StoredConversation> load(Connection connection, Collection<ConversationId> ids) {
        UUID[] keys = ids.stream().map(ConversationId::value).toArray(UUID[]::new);
        return Flux.from(connection.createStatement(LOAD).bind(0, keys).execute())
                .flatMap(result -> result.map(ConversationStore::read));
    }

    /// @throws FencedOffException (as an error signal) if a row is not at the version that was
    ///     loaded
    static Mono<Void> store(Connection connection, List<StoredConversation> changed) {
        Columns<StoredConversation> columns = new Columns<>(connection.createStatement(STORE), changed)
                .uuid(c -> c.id().value())
                .longs(StoredConversation::version)
                .uuid(c -> c.state().session().organization().value())
                .text(c -> c.channelAddress().value())
                .text(c -> c.customerAddress().value())
                .ints(c -> c.state().session().number())
                .ints(c -> c.state().session().outcomes().revision())
                .name(c -> c.state().status())
                .name(of(StoredConversation::servedBy, Actor::kind))
                .text(of(StoredConversation::servedBy, Actor::id))
                .instants(c -> c.state().session().servedSince())
                .instants(c -> c.state().session().openedAt())
                .instants(StoredConversation::deadline)
                .name(StoredConversation::leadsTo)
                .name(of(ConversationStore::closed, Closed::reason))
                .name(of(ConversationStore::closed, c -> c.by().kind()))
                .text(of(ConversationStore::closed, c -> c.by().id()))
                .instants(of(ConversationStore::closed, Closed::closedAt))
                .longs(c -> c.state().session().lastPosition())
                .text(c -> StateJson.write(c.state()))
                .ints(StoredConversation::partition)
                .longs(StoredConversation::lastOffset)
                .instants(c -> c.state().session().lastAt());
        return Mono.from(columns.statement().execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .flatMap(stored -> stored == changed.size()
                        ? Mono.empty()
                        : Mono.error(new FencedOffException("a conversation is not at the version that was loaded")));
    }

    private static StoredConversation read(Readable row) {
        return new StoredConversation(
                new ConversationId(Cells.required(row, 0, UUID.class)),
                Cells.required(row, 1, Long.class),
                new Address(Cells.required(row, 2, String.class)),
                new Address(Cells.required(row, 3, String.class)),
                StateJson.read(Cells.required(row, 4, String.class)),
                row.get(5, Instant.class),
                reason(row.get(6, String.class)),
                Cells.required(row, 7, Integer.class),
                Cells.required(row, 8, Long.class));
    }

    private static @Nullable CloseReason reason(@Nullable String name) {
        return name == null ? null : CloseReason.valueOf(name);
    }

    private static @Nullable Closed closed(StoredConversation conversation) {
        return conversation.state() instanceof Closed closed ? closed : null;
    }

    private static <A, B> Function<StoredConversation, @Nullable B> of(
            Function<StoredConversation, @Nullable A> first, Function<A, @Nullable B> second) {
        return conversation -> {
            A value = first.apply(conversation);
            return value == null ? null : second.apply(value);
        };
    }
}
