package dev.prosa.simulation;

import java.util.List;

/// Bugs somebody might write, each of which the simulation must catch. None is a switch in the code
/// that runs: each is a place of a source file, written otherwise and compiled beside it.
final class Mutants {

    private static final String DOMAIN = "conversation-service/src/main/java/dev/prosa/conversation/domain/";
    private static final String HANDLING = "conversation-service/src/main/java/dev/prosa/conversation/handling/";
    private static final String TIMERS = "expiry-service/src/main/java/dev/prosa/expiry/timers/";
    private static final String SIMULATION = "deploy/simulation/src/main/java/dev/prosa/simulation/";

    private Mutants() {}

    static final List<Mutant> ALL = List.of(
            new Mutant(
                    "no-compare-and-set",
                    "the batch's transaction does not compare the partition's offset",
                    SIMULATION + "Database.java",
                    "next[advance.partition()] != advance.first()",
                    "next[advance.partition()] < 0"),
            new Mutant(
                    "kafka-before-database",
                    "the offset is committed to Kafka before the transaction, and trusted on assignment",
                    SIMULATION + "Consumer.java",
                    "long next = database.next(partition);",
                    "long next = Math.max(database.next(partition), FETCHED[partition]);"
                            + " if (next > database.next(partition)) { next = Math.min(next, log.end(partition)); }",
                    "private static final long NOT_HELD = -1;",
                    "private static final long NOT_HELD = -1; private final long[] FETCHED = new long[2];",
                    "        inFlight = batches;",
                    "        inFlight = batches; batches.forEach(batch -> FETCHED[batch.partition()] ="
                            + " batch.records().getLast().evidence().offset() + 1);"),
            new Mutant(
                    "no-deadline-check",
                    "a timeout closes whatever the log's time",
                    DOMAIN + "Closing.java",
                    "timeout.at().isBefore(deadline.at())",
                    "timeout.at().isBefore(java.time.Instant.MIN)"),
            new Mutant(
                    "no-tombstone",
                    "a close leaves its timer on the topic",
                    HANDLING + "Recorder.java",
                    "                departures.tombstone(closed.at());",
                    ""),
            new Mutant(
                    "duplicates-in-memory-only",
                    "message SIDs are known for as long as a batch lasts",
                    HANDLING + "BatchDecider.java",
                    "new HashSet<>(known.messages())",
                    "new HashSet<>()"),
            new Mutant(
                    "commands-in-memory-only",
                    "command IDs are known for as long as a batch lasts",
                    HANDLING + "BatchDecider.java",
                    "new HashMap<>(known.answers())",
                    "new HashMap<>()"),
            new Mutant(
                    "revises-downwards",
                    "any later close revises the outcome",
                    DOMAIN + "Afterwards.java",
                    "!reason.isStrongerThan(closed.reason())",
                    "reason == closed.reason()"),
            new Mutant(
                    "keeps-the-cache",
                    "the cache of a partition outlives its going away and coming back",
                    SIMULATION + "Consumer.java",
                    "                given[partition] = false;\n                handler.forget(partition);",
                    "                given[partition] = false;",
                    "                position[partition] = NOT_HELD;\n                handler.forget(partition);",
                    "                position[partition] = NOT_HELD;"),
            new Mutant(
                    "seeks-with-a-stale-cache",
                    "a fenced consumer seeks everything it believes to hold, and forgets only one partition",
                    SIMULATION + "Consumer.java",
                    "                handler.forget(partition);\n                place(partition);\n            }\n        }\n    }\n\n    /// Where",
                    "                place(partition);\n            }\n        }\n    }\n\n    /// Where"),
            new Mutant(
                    "forgets-nothing",
                    "a fence leaves the handler's cache as it is",
                    HANDLING + "TransactionalBatchHandler.java",
                    "        caches.remove(partition);",
                    ""),
            new Mutant(
                    "skips-past-retention",
                    "where the log no longer reaches back, reading goes on from its start",
                    SIMULATION + "Consumer.java",
                    "        stopped[partition] = next < log.start(partition) || next > log.end(partition);",
                    "        if (next < log.start(partition)) { next = log.start(partition);"
                            + " database.jump(partition, next); }"),
            new Mutant(
                    "streams-on-from-a-new-slot",
                    "a lost slot is made anew and nothing before it is sent",
                    SIMULATION + "Relay.java",
                    "            stage = Stage.ROWS;",
                    "            stage = Stage.RECORD;"),
            new Mutant(
                    "watermark-before-kafka",
                    "the watermark says what was not relayed yet, so a lost slot loses it",
                    SIMULATION + "Relay.java",
                    "        if (send(database.outbox().subList(position, end))) {",
                    "        for (OutboxRow row : database.outbox()) {"
                            + " progress[row.version().partition()] = row.version(); }\n"
                            + "        save();\n        if (send(database.outbox().subList(position, end))) {"),
            new Mutant(
                    "hears-zombie-relays",
                    "the broker takes what a relay writes that another has replaced, a late tombstone too",
                    SIMULATION + "Broker.java",
                    "        if (writer != epoch) {\n            return false;\n        }\n        for (OutboxRow",
                    "        for (OutboxRow"),
            new Mutant(
                    "confirms-before-kafka",
                    "the slot moves on before Kafka has the rows",
                    SIMULATION + "Relay.java",
                    "        if (send(database.outbox().subList(position, end))) {\n            position = end;",
                    "        slot.confirm(Math.min(database.outbox().size(), end + 3));\n"
                            + "        if (send(database.outbox().subList(position, end))) {\n            position = end;"),
            new Mutant(
                    "fires-before-the-rebuild",
                    "timers fire before the topic has been read to the end seen at assignment",
                    TIMERS + "PartitionTimers.java",
                    "return rebuilt && table.inFlight() < inFlightLimit",
                    "return table.inFlight() < inFlightLimit"),
            new Mutant(
                    "timers-ignore-versions",
                    "a late copy of a record changes a timer back",
                    TIMERS + "TimerTable.java",
                    "        if (!isAfter(version, row)) {\n            return Arrival.STALE;\n        }",
                    ""),
            new Mutant(
                    "acknowledges-what-changed",
                    "a timer that changed while its claim was on the way leaves with the acknowledgement",
                    TIMERS + "PartitionTimers.java",
                    "        table.settle(taken);",
                    "        Timer now = table.timer(taken.conversationId());\n"
                            + "        table.settle(taken);\n        if (now != null) {"
                            + " table.disarm(taken.conversationId(), new RecordVersion(partition,"
                            + " now.version().offset(), Integer.MAX_VALUE)); }"),
            new Mutant(
                    "spins-under-skew",
                    "a timer that fired early by the broker's clock fires again at once",
                    TIMERS + "PartitionTimers.java",
                    "            recent.fired(due.conversationId(), now);",
                    ""),
            new Mutant(
                    "replays-under-todays-policy",
                    "a replay decides by the clocks in force now",
                    SIMULATION + "Reference.java",
                    "Organizations.policy(organization, version);",
                    "organizations.current().policyOf(organization);"),
            new Mutant(
                    "replays-under-todays-owner",
                    "a replay looks up who owns the address now",
                    SIMULATION + "Reference.java",
                    "organizations.ownership(channel, version);",
                    "organizations.current().ownerOf(channel);"),
            new Mutant(
                    "leaves-a-later-timer",
                    "an earlier deadline does not arm anew",
                    DOMAIN + "Consequences.java",
                    "deadline.isBefore(armed)",
                    "deadline.isBefore(java.time.Instant.MIN)"),
            new Mutant(
                    "stays-armed-after-firing",
                    "a timer that fired counts as armed, so nothing arms it anew",
                    DOMAIN + "Closing.java",
                    "            draft.add(new TimerCleared(timeout.at()));",
                    ""),
            new Mutant(
                    "time-runs-backwards",
                    "a record's own time counts even where it is below the conversation's last",
                    HANDLING + "Working.java",
                    "with.session().lastAt().isAfter(recorded)",
                    "with.session().lastAt().isAfter(java.time.Instant.MAX)"),
            new Mutant(
                    "one-hash-for-all-bodies",
                    "another command under a used ID gets the first one's answer",
                    HANDLING + "BatchDecider.java",
                    "Arrays.equals(known.bodyHash(), CommandIdentity.bodyHash(command))",
                    "known.bodyHash().length == CommandIdentity.bodyHash(command).length"),
            new Mutant(
                    "forgets-whose-session",
                    "a command of another organisation is admitted",
                    DOMAIN + "Admission.java",
                    "!sender.organization().equals(session.organization())",
                    "sender.organization() == null"),
            new Mutant(
                    "tells-another-organisation",
                    "a refused command's answer tells how the other organisation's session stands",
                    HANDLING + "Answers.java",
                    "|| !with.session().organization().equals(context.organizationId())",
                    "|| context == null"),
            new Mutant(
                    "touches-the-next-session",
                    "a click meant for an older session counts for the current one",
                    DOMAIN + "Admission.java",
                    "sender.session() != session.number()",
                    "sender.session() > session.number() + 9"),
            new Mutant(
                    "closes-unseen",
                    "a close need not have seen what the customer wrote",
                    DOMAIN + "Closing.java",
                    "sender.hasSeen(session.dialogue().lastLowPosition()) ? null : CUSTOMER_WROTE",
                    "sender.hasSeen(-1) ? null : CUSTOMER_WROTE"),
            new Mutant(
                    "reopens-for-ever",
                    "the reopen window does not end",
                    DOMAIN + "Afterwards.java",
                    "isWithin(policy.timeouts().reopenWindow(), closed, message.at())",
                    "closed.isAutomatic()"),
            new Mutant(
                    "takes-anothers-session",
                    "an accept takes a session that another agent serves",
                    DOMAIN + "Serving.java",
                    "        if (!session.isFree()) {\n            return new Rejected(ALREADY_ACCEPTED);\n        }",
                    ""),
            new Mutant(
                    "revises-in-silence",
                    "a revision leaves no record",
                    HANDLING + "Recorder.java",
                    "case OutcomeRevised _ -> pend(\"REVISED\");",
                    "case OutcomeRevised _ -> { }"),
            new Mutant(
                    "drops-what-it-cannot-read",
                    "an unreadable record is passed over",
                    HANDLING + "BatchDecider.java",
                    "        rows.outbox.add(Parking.park(record));",
                    ""),
            new Mutant(
                    "keeps-the-old-owners-session",
                    "an address that changes hands leaves its open session open",
                    DOMAIN + "Admission.java",
                    "when !with.session().organization().equals(message.addressOwner())",
                    "when message.addressOwner() == null"),
            new Mutant(
                    "sweeps-again-and-again",
                    "the sweeper does not remember what it claimed",
                    SIMULATION + "Sweep.java",
                    "                claimed.put(claim, now);",
                    ""),
            new Mutant(
                    "sweeps-what-lags",
                    "the sweeper claims on partitions whose inputs wait",
                    SIMULATION + "Sweep.java",
                    " || isLagging(stored.partition(), now)",
                    ""));
}
