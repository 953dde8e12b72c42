package dev.prosa.analytics.closures;

import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.wire.Json;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/// The one statement that keeps a session's outcome at the highest revision seen.
final class OutcomeStatement {

    private static final String WRITE = """
            INSERT INTO session_outcome AS known (
                   conversation_id, session, revision, organization_id, channel, outcome, close_reason,
                   closed_by_kind, closed_by, opened_at, accepted_at, accepted_by, first_response_at, closed_at,
                   handling_millis, customer_messages, agent_messages, assistant_messages, assistant_fallbacks,
                   reopenings, handoffs, satisfaction, closers)
            SELECT conversation_id, session, revision, organization_id, channel, outcome, close_reason,
                   closed_by_kind, closed_by, opened_at, accepted_at, accepted_by, first_response_at, closed_at,
                   handling_millis, customer_messages, agent_messages, assistant_messages, assistant_fallbacks,
                   reopenings, handoffs, satisfaction,
                   ARRAY(SELECT json_array_elements_text(closers::json))
              FROM unnest(:conversations, :sessions, :revisions, :organizations, :channels, :outcomes, :reasons,
                          :closedByKinds, :closedBy, :openedAt, :acceptedAt, :acceptedBy, :firstResponseAt,
                          :closedAt, :handling, :customerMessages, :agentMessages, :assistantMessages,
                          :assistantFallbacks, :reopenings, :handoffs, :satisfaction, :closers)
                AS given (conversation_id, session, revision, organization_id, channel, outcome, close_reason,
                          closed_by_kind, closed_by, opened_at, accepted_at, accepted_by, first_response_at,
                          closed_at, handling_millis, customer_messages, agent_messages, assistant_messages,
                          assistant_fallbacks, reopenings, handoffs, satisfaction, closers)
             ORDER BY conversation_id, session
            ON CONFLICT (conversation_id, session) DO UPDATE
               SET revision = EXCLUDED.revision,
                   organization_id = EXCLUDED.organization_id,
                   channel = EXCLUDED.channel,
                   outcome = EXCLUDED.outcome,
                   close_reason = EXCLUDED.close_reason,
                   closed_by_kind = EXCLUDED.closed_by_kind,
                   closed_by = EXCLUDED.closed_by,
                   opened_at = EXCLUDED.opened_at,
                   accepted_at = EXCLUDED.accepted_at,
                   accepted_by = EXCLUDED.accepted_by,
                   first_response_at = EXCLUDED.first_response_at,
                   closed_at = EXCLUDED.closed_at,
                   handling_millis = EXCLUDED.handling_millis,
                   customer_messages = EXCLUDED.customer_messages,
                   agent_messages = EXCLUDED.agent_messages,
                   assistant_messages = EXCLUDED.assistant_messages,
                   assistant_fallbacks = EXCLUDED.assistant_fallbacks,
                   reopenings = EXCLUDED.reopenings,
                   handoffs = EXCLUDED.handoffs,
                   satisfaction = EXCLUDED.satisfaction,
                   closers = EXCLUDED.closers
             WHERE known.revision < EXCLUDED.revision
            """;

    private OutcomeStatement() {}

    /// @param outcomes at most one of each session
    static GenericExecuteSpec of(DatabaseClient database, List<ClosedConversation> outcomes) {
        Columns<ClosedConversation> rows = new Columns<>(outcomes);
        return database.sql(WRITE)
                .bind("conversations", rows.uuids(row -> row.conversationId().value()))
                .bind("sessions", rows.integers(ClosedConversation::session))
                .bind("revisions", rows.integers(ClosedConversation::revision))
                .bind("organizations", rows.uuids(row -> row.organizationId().value()))
                .bind("channels", rows.texts(row -> row.channel().name()))
                .bind("outcomes", rows.texts(row -> row.outcome().name()))
                .bind("reasons", rows.texts(row -> row.closeReason().name()))
                .bind("closedByKinds", rows.texts(row -> row.closedBy().kind().name()))
                .bind("closedBy", rows.texts(row -> row.closedBy().id()))
                .bind("openedAt", rows.instants(ClosedConversation::openedAt))
                .bind("acceptedAt", rows.instants(ClosedConversation::acceptedAt))
                .bind("acceptedBy", rows.texts(ClosedConversation::acceptedBy))
                .bind("firstResponseAt", rows.instants(ClosedConversation::firstResponseAt))
                .bind("closedAt", rows.instants(ClosedConversation::closedAt))
                .bind("handling", rows.longs(ClosedConversation::handlingMillis))
                .bind("customerMessages", rows.integers(ClosedConversation::customerMessages))
                .bind("agentMessages", rows.integers(ClosedConversation::agentMessages))
                .bind("assistantMessages", rows.integers(ClosedConversation::assistantMessages))
                .bind("assistantFallbacks", rows.integers(ClosedConversation::assistantFallbacks))
                .bind("reopenings", rows.integers(ClosedConversation::reopenings))
                .bind("handoffs", rows.integers(ClosedConversation::handoffs))
                .bind("satisfaction", rows.integers(ClosedConversation::satisfaction))
                .bind("closers", rows.texts(row -> Json.writeText(closers(row))));
    }

    /// Agents and supervisors who gave a closing, once each.
    private static List<String> closers(ClosedConversation closed) {
        return closed.closings().stream()
                .map(ClosedConversation.Closing::by)
                .filter(by -> by.kind() == Actor.Kind.AGENT || by.kind() == Actor.Kind.SUPERVISOR)
                .map(Actor::id)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
