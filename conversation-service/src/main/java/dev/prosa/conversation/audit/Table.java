package dev.prosa.conversation.audit;

import java.util.Locale;

/// What is compared, and how.
enum Table {
    /// `version` counts batches, and how the log was cut into batches is nobody's business.
    CONVERSATION("conversation_id", "version", "$2 >= 0"),
    SESSION_REVISION("conversation_id, session, revision", "", "r.log_offset >= $2"),
    MESSAGE("conversation_id, position", "", "r.log_offset >= $2"),
    TRANSITION("conversation_id, log_offset", "", "r.log_offset >= $2"),
    COMMAND_ANSWER("conversation_id, organization_id, agent_id, command_id", "", "r.log_offset >= $2"),
    PARKED_INPUT("partition, log_offset", "", "r.log_offset >= $2"),
    /// Which of several reports named the message may depend on the batch.
    DELIVERY("conversation_id, message_sid", "message_id", "$2 = 0"),
    /// Days that were relayed are dropped: only what comes after the oldest row still there counts.
    OUTBOX("partition, log_offset, index", "created_at", "r.log_offset >= $2");

    private final String key;
    private final String ignored;
    private final String since;

    /// @param key what tells rows apart
    /// @param ignored a column that does not count
    /// @param since which rows the replay covers; `$2` is where it began
    Table(String key, String ignored, String since) {
        this.key = key;
        this.ignored = ignored;
        this.since = since;
    }

    String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String key() {
        return key;
    }

    String ignored() {
        return ignored;
    }

    /// The rows of one partition that the replay covers, of the real table or of its shadow.
    ///
    /// @param schema with its dot
    String rows(String schema) {
        String partition = this == DELIVERY
                ? "EXISTS (SELECT FROM %sconversation AS c WHERE c.conversation_id = r.conversation_id AND c.partition = $1)"
                        .formatted(schema)
                : "r.partition = $1";
        String still = this == OUTBOX
                ? " AND r.log_offset >= coalesce((SELECT min(o.log_offset) FROM conversation.outbox AS o"
                        + " WHERE o.partition = $1), 9223372036854775807)"
                : "";
        return "SELECT r.* FROM %s%s AS r WHERE %s AND %s%s".formatted(schema, tableName(), partition, since, still);
    }
}
