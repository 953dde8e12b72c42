package dev.prosa.conversation.whatif;

import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.audit.Audit;
import dev.prosa.conversation.audit.EventLog;
import dev.prosa.conversation.tool.DatabaseSession;
import dev.prosa.conversation.tool.Tool;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `what-if`: `--timeouts.idle=PT20M … --since=2026-11-20T10:15:00Z [--moved] [--json]`.
public final class WhatIfMain {

    private static final String CLOCK = "--timeouts.";

    private WhatIfMain() {}

    public static void main(String[] arguments) {
        Tool.main(tool -> run(tool, List.of(arguments)));
    }

    private static int run(Tool tool, List<String> arguments) {
        List<String> given = arguments.stream()
                .filter(argument -> argument.startsWith(CLOCK))
                .map(argument -> argument.substring(CLOCK.length()))
                .toList();
        Instant since = arguments.stream()
                .filter(argument -> argument.startsWith("--since="))
                .map(argument -> Instant.parse(argument.substring("--since=".length())))
                .findFirst()
                .orElse(Instant.EPOCH);
        OtherClocks clocks = OtherClocks.parse(given, since);
        boolean json = arguments.contains("--json");
        boolean moved = arguments.contains("--moved");
        Tally tally = new Tally();
        try (EventLog log = EventLog.open(tool.kafka());
                DatabaseSession session = DatabaseSession.open(tool.postgres())) {
            WhatIf whatIf = new WhatIf(log, session, Audit.versions(session));
            for (int partition = 0; partition < log.partitions(); partition++) {
                tally.add(whatIf.replay(partition, clocks, ending -> {
                    tally.add(ending);
                    if (ending.isDifferent() || moved && ending.isMoved()) {
                        tool.print(json ? Json.writeText(ending) : ending.line());
                    }
                }));
            }
        }
        (json ? List.of(Json.writeText(tally.summary())) : tally.lines()).forEach(tool::print);
        return Tool.RIGHT;
    }

    /// Counts.
    private static final class Tally {

        private final Map<String, Integer> changes = new TreeMap<>();
        private int sessions;
        private int different;
        private int moved;
        private int unknown;

        private record Summary(
                int sessions, int different, int moved, int conversationsLeftOut, Map<String, Integer> changes) {}

        void add(Ending ending) {
            sessions++;
            if (ending.isDifferent()) {
                different++;
                changes.merge(ending.change(), 1, Integer::sum);
            } else if (ending.isMoved()) {
                moved++;
            }
        }

        void add(WhatIf.Result result) {
            unknown += result.unknown();
        }

        Summary summary() {
            return new Summary(sessions, different, moved, unknown, changes);
        }

        List<String> lines() {
            List<String> lines = new ArrayList<>();
            changes.forEach((change, count) -> lines.add("%d sessions: %s".formatted(count, change)));
            lines.add("%d sessions ended: %d would have ended differently, %d for the same reason at another time"
                    .formatted(sessions, different, moved));
            if (unknown > 0) {
                lines.add("%d conversations are left out: they began before the log does".formatted(unknown));
            }
            return lines;
        }
    }
}
