package dev.prosa.conversation.store;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.conversation.domain.Reading;
import io.r2dbc.spi.Connection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/// One row per input: what was decided, with what, and why. Statements: 1.
final class TransitionStore {

    private static final String INSERT = """
            INSERT INTO transition (conversation_id, log_offset, partition, organization_id, session, at, input,
                   by_kind, by_id, decision, reason, detail, from_status, to_status, policy_version,
                   ownership_version, detector_version, confidence, answer, emitted)
            SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::integer[], $4::uuid[], $5::integer[],
                   $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[],
                   $13::text[], $14::text[], $15::integer[], $16::integer[], $17::integer[],
                   $18::double precision[], $19::text[], $20::text[])
            """;

    private TransitionStore() {}

    static Mono<Void> insert(Connection connection, List<TransitionRow> transitions) {
        return Mono.from(new Columns<>(connection.createStatement(INSERT), transitions)
                        .uuid(t -> t.conversationId().value())
                        .longs(t -> t.evidence().offset())
                        .ints(t -> t.evidence().partition())
                        .uuid(t -> value(t.organizationId()))
                        .ints(TransitionRow::session)
                        .instants(TransitionRow::at)
                        .text(TransitionRow::input)
                        .name(t -> t.by().kind())
                        .text(t -> t.by().id())
                        .text(TransitionRow::decision)
                        .text(TransitionRow::reason)
                        .text(TransitionRow::detail)
                        .name(TransitionRow::from)
                        .name(TransitionRow::to)
                        .integers(TransitionRow::policyVersion)
                        .integers(TransitionRow::ownershipVersion)
                        .integers(t -> detectorVersion(t.reading()))
                        .doubles(t -> confidence(t.reading()))
                        .name(t -> answer(t.reading()))
                        .text(TransitionRow::emitted)
                        .statement()
                        .execute())
                .flatMap(result -> Mono.from(result.getRowsUpdated()))
                .then();
    }

    private static @Nullable UUID value(@Nullable OrganizationId id) {
        return id == null ? null : id.value();
    }

    private static @Nullable Integer detectorVersion(@Nullable Reading reading) {
        return reading == null ? null : Integer.valueOf(reading.detectorVersion());
    }

    private static @Nullable Double confidence(@Nullable Reading reading) {
        return reading == null ? null : Double.valueOf(reading.confidence());
    }

    private static Reading.@Nullable Answer answer(@Nullable Reading reading) {
        return reading == null ? null : reading.answer();
    }
}
