package dev.prosa.standalone.torture.judge;

/// No clock closes a session while the customer's last word is younger than the shortest clock that
/// could: looked up in the messages themselves, past whatever deadlines were computed.
final class Clocks {

    private static final String EARLY = """
            SELECT count(*) FROM conversation.session_revision AS r
             WHERE r.close_reason IN ('EXPIRED', 'IDLE_TIMEOUT') AND r.outcome = 'CLOSED'
               AND r.closed_at - (
                   SELECT max(m.at) FROM conversation.message AS m
                    WHERE m.conversation_id = r.conversation_id AND m.session = r.session
                      AND m.author = 'CUSTOMER' AND m.log_offset < r.log_offset)
                   < make_interval(secs => CASE r.close_reason WHEN 'EXPIRED' THEN %s ELSE %s END)
            """;

    private Clocks() {}

    static Verdict judge(Query query, dev.prosa.standalone.demo.Clocks clocks) {
        double expired = Math.min(clocks.pending().toMillis(), clocks.progress().toMillis()) / 1000.0;
        double idle = Math.min(
                        clocks.confirmation().toMillis(),
                        clocks.idle().plus(clocks.idleClose()).toMillis())
                / 1000.0;
        long early = query.count(EARLY.formatted(expired, idle));
        long all = query.count("SELECT count(*) FROM conversation.session_revision"
                + " WHERE close_reason IN ('EXPIRED', 'IDLE_TIMEOUT') AND outcome = 'CLOSED'");
        return new Verdict(
                "no clock closes while the customer's last word is younger than the clock",
                early == 0,
                all + " closes by a clock" + (early == 0 ? "" : ", " + early + " EARLY"));
    }
}
