package dev.prosa.standalone.torture.judge;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.torture.Ledger.Given;
import dev.prosa.standalone.torture.Told;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// Promise 4: whoever gave a command was told what really happened, once and for all.
final class Answers {

    private static final String STORED = "SELECT command_id, answer::text FROM conversation.command_answer";
    private static final String UNTRUE = """
            SELECT count(*) FROM conversation.command_answer AS a
              LEFT JOIN conversation.transition AS t USING (conversation_id, log_offset)
             WHERE t.decision IS DISTINCT FROM CASE a.answer ->> 'decision'
                       WHEN 'APPLIED' THEN 'ACCEPTED' WHEN 'ALREADY_SO' THEN 'IGNORED' ELSE 'REJECTED' END
                OR t.reason IS DISTINCT FROM a.answer ->> 'reason'
            """;

    private Answers() {}

    static Verdict judge(Query query, Map<String, Given> given, Updates updates) {
        var stored = new HashMap<String, String>();
        query.each(STORED, row -> stored.put(row.getString(1), row.getString(2)));
        long told = 0;
        long unanswered = 0;
        long otherwise = 0;
        long changed = 0;
        for (var command : given.values()) {
            var row = stored.get(command.commandId());
            told += command.times();
            changed += command.otherwise();
            if (command.told() == null || row == null) {
                unanswered++;
            } else if (!command.told().equals(read(row))
                    || !row.equals(updates.answers().get(command.commandId()))) {
                otherwise++;
            }
        }
        long untrue = query.count(UNTRUE);
        boolean kept =
                unanswered == 0 && otherwise == 0 && changed == 0 && untrue == 0 && updates.contradictions() == 0;
        return new Verdict(
                "every command has exactly one answer, and it is the truth",
                kept,
                "%d commands, told %d times, %d answers on the topic%s%s%s%s%s"
                        .formatted(
                                given.size(),
                                told,
                                updates.answerRecords(),
                                unanswered == 0 ? "" : ", " + unanswered + " UNANSWERED",
                                otherwise == 0 ? "" : ", " + otherwise + " answered OTHERWISE than stored",
                                changed == 0 ? "" : ", " + changed + " told something ELSE when asked again",
                                untrue == 0 ? "" : ", " + untrue + " that are NOT what was decided",
                                updates.contradictions() == 0
                                        ? ""
                                        : ", " + updates.contradictions() + " CONTRADICTIONS"));
    }

    private static Told read(String row) {
        return Told.of(Json.read(row.getBytes(StandardCharsets.UTF_8), CommandAnswered.class));
    }
}
