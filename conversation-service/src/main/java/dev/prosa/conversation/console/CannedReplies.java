package dev.prosa.conversation.console;

import dev.prosa.conversation.agents.ReadOnly;
import dev.prosa.conversation.people.Caller;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/// Answers that an organisation gives often, each under a word of its own. Statements: 1 each.
final class CannedReplies {

    static final int LONGEST_SHORTCUT = 40;

    /// What fits into one message on every channel.
    static final int LONGEST_BODY = 1_600;

    private static final String READ = """
            SELECT shortcut, body FROM canned_reply WHERE organization_id = :organization ORDER BY shortcut LIMIT 500
            """;

    private static final String PUT = """
            INSERT INTO canned_reply (organization_id, shortcut, body) VALUES (:organization, :shortcut, :body)
            ON CONFLICT (organization_id, shortcut) DO UPDATE SET body = excluded.body
            """;

    private static final String DELETE = """
            DELETE FROM canned_reply WHERE organization_id = :organization AND shortcut = :shortcut
            """;

    private final OneOrganization database;
    private final ReadOnly reading;

    CannedReplies(OneOrganization database, ReadOnly reading) {
        this.database = database;
        this.reading = reading;
    }

    record CannedReply(String shortcut, String body) {}

    /// In the order of their shortcuts.
    Mono<List<CannedReply>> all(Caller caller) {
        return reading.read(
                        caller.organization().value(),
                        client -> client.sql(READ)
                                .bind("organization", caller.organization().value())
                                .map(row -> new CannedReply(
                                        Objects.requireNonNull(row.get("shortcut", String.class)),
                                        Objects.requireNonNull(row.get("body", String.class))))
                                .all())
                .collectList();
    }

    /// @return false, and nothing is kept, if one of both is blank or too long
    Mono<Boolean> put(Caller caller, CannedReply reply) {
        String shortcut = reply.shortcut().strip();
        String body = reply.body().strip();
        if (isOut(shortcut, LONGEST_SHORTCUT) || isOut(body, LONGEST_BODY)) {
            return Mono.just(false);
        }
        return database.change(
                caller.organization(),
                client -> client.sql(PUT)
                        .bind("organization", caller.organization().value())
                        .bind("shortcut", shortcut)
                        .bind("body", body)
                        .then()
                        .thenReturn(true));
    }

    Mono<Void> delete(Caller caller, String shortcut) {
        return database.change(
                caller.organization(),
                client -> client.sql(DELETE)
                        .bind("organization", caller.organization().value())
                        .bind("shortcut", shortcut)
                        .then());
    }

    private static boolean isOut(String text, int longest) {
        return text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0;
    }
}
