package dev.prosa.conversation.agents;

import dev.prosa.conversation.MigratedDatabase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Rows as the listener would have written them, with what a test cares for put in place.
record Rows(String table, Map<String, String> cells) {

    static final String ACME = "00000000-0000-0000-0000-00000000000a";
    static final String RIVAL = "00000000-0000-0000-0000-00000000000b";

    static String id(int number) {
        return "00000000-0000-0000-0000-%012d".formatted(number);
    }

    /// Open and pending.
    static Rows conversation(int number) {
        return new Rows("conversation", Map.of())
                .with("conversation_id", id(number))
                .with("version", "1")
                .with("organization_id", ACME)
                .with("channel_address", "whatsapp:+14155238886")
                .with("customer_address", "whatsapp:+55119%08d".formatted(number))
                .with("session", "1")
                .with("revision", "0")
                .with("status", "PENDING")
                .with("opened_at", "2026-11-02T09:00:00Z")
                .with("deadline", "9999-01-01T00:00:00Z")
                .with("last_position", "3")
                .with("state", "{}")
                .with("partition", "5")
                .with("last_offset", "100")
                .with("updated_at", "2026-11-02T09:20:00Z");
    }

    static Rows closed(int number) {
        return conversation(number)
                .with("status", "CLOSED")
                .with("revision", "1")
                .without("deadline")
                .with("close_reason", "EXPIRED")
                .with("closed_by_kind", "SYSTEM")
                .with("closed_at", "2026-11-02T09:20:00Z");
    }

    /// The customer's, in conversation 1.
    static Rows message(int position) {
        return new Rows("message", Map.of())
                .with("conversation_id", id(1))
                .with("position", Integer.toString(position))
                .with("session", "1")
                .with("organization_id", ACME)
                .with("author", "CUSTOMER")
                .with("body", "Oi")
                .with("at", "2026-11-02T09:00:00Z")
                .with("partition", "5")
                .with("log_offset", Integer.toString(100 + position));
    }

    /// Of message 77 in conversation 1.
    static Rows delivery(String sid, int rank) {
        return new Rows("delivery", Map.of())
                .with("conversation_id", id(1))
                .with("message_sid", sid)
                .with("message_id", id(77))
                .with("organization_id", ACME)
                .with("rank", Integer.toString(rank))
                .with("at", "2026-11-02T09:00:00Z");
    }

    /// Accepted, of conversation 1.
    static Rows transition(int offset) {
        return new Rows("transition", Map.of())
                .with("conversation_id", id(1))
                .with("log_offset", Integer.toString(offset))
                .with("partition", "5")
                .with("session", "1")
                .with("at", "2026-11-02T09:00:00Z")
                .with("input", "AcceptRequested")
                .with("by_kind", "AGENT")
                .with("decision", "ACCEPTED")
                .with("emitted", "");
    }

    Rows with(String column, String value) {
        Map<String, String> changed = new LinkedHashMap<>(cells);
        changed.put(column, value);
        return new Rows(table, changed);
    }

    Rows without(String column) {
        Map<String, String> changed = new LinkedHashMap<>(cells);
        changed.remove(column);
        return new Rows(table, changed);
    }

    void insertInto(MigratedDatabase database) {
        database.execute("INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table,
                        String.join(", ", cells.keySet()),
                        cells.values().stream().collect(Collectors.joining("', '", "'", "'"))));
    }
}
