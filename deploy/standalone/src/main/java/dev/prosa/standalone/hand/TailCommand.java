package dev.prosa.standalone.hand;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.contracts.wire.Json;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.StartingPoint;
import dev.prosa.standalone.client.TopicReader;
import dev.prosa.standalone.client.TopicRecord;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `tail`: the records of a topic as they come.
@Command(
        name = "tail",
        mixinStandardHelpOptions = true,
        description = "Prints a topic's committed records: partition@offset, time, type, key and value.",
        footer = {
            "",
            "Examples:",
            "  ./prosa tail closed-conversations",
            "  ./prosa tail conversation-events --from beginning --limit 10",
            "  ./prosa tail conversation-updates --from 10m --no-follow -o json",
            "  ./prosa tail conversation-timers --key 0b7ea0b4-6c1c-5e5a-9f52-d9f4c8d3c001 --from beginning"
        })
public final class TailCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(500);

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    /// @hidden
    static final class Topics implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Topic.values()).map(Topic::topicName).iterator();
        }
    }

    @Parameters(
            index = "0",
            paramLabel = "TOPIC",
            completionCandidates = Topics.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String topic = "";

    @Option(names = "--key", paramLabel = "ID", description = "Only this conversation's records.")
    private @Nullable String key;

    @Option(
            names = "--from",
            paramLabel = "WHERE",
            defaultValue = "end",
            description = "beginning, end, an offset (1200), a time (2026-11-20T10:15:00Z) or how long ago (10m)"
                    + " (default: ${DEFAULT-VALUE}).")
    private String from = "";

    @Option(names = "--limit", paramLabel = "N", description = "Ends after so many records.")
    private @Nullable Long limit;

    @Option(
            names = "--no-follow",
            description = "Ends where the topic ended at the start, instead of waiting for more.")
    private boolean once;

    @Option(names = "--json", description = "The same as -o json.")
    private boolean json;

    @Override
    public Integer call() {
        try (var reader = TopicReader.open(data.endpoints(), topic(), key, start())) {
            long printed = 0;
            while (limit == null || printed < limit) {
                var records = reader.poll(POLL);
                for (var record : records) {
                    if (limit == null || printed < limit) {
                        print(record);
                        printed++;
                    }
                }
                if (once && records.isEmpty() && reader.hasReachedTheEnd()) {
                    break;
                }
            }
            return ExitStatus.OK;
        }
    }

    private Topic topic() {
        return Arrays.stream(Topic.values())
                .filter(one -> one.topicName().equals(topic))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        "'" + topic + "' is no topic of Prosa: take one of "
                                + Arrays.stream(Topic.values())
                                        .map(Topic::topicName)
                                        .collect(Collectors.joining(", ")),
                        ExitStatus.USAGE));
    }

    private StartingPoint start() {
        try {
            return StartingPoint.parse(from, Clock.systemUTC());
        } catch (IllegalArgumentException e) {
            throw new Failure("--from: " + e.getMessage(), ExitStatus.USAGE);
        }
    }

    private void print(TopicRecord record) {
        if (json || output.isJson()) {
            Output.json(record);
            return;
        }
        Output.line("%d@%d  %s  %s  %s  %s"
                .formatted(
                        record.partition(),
                        record.offset(),
                        Times.local(record.timestamp()),
                        record.type() == null ? "-" : record.type(),
                        record.key() == null ? "-" : record.key(),
                        record.value() == null ? "(tombstone)" : Json.writeText(record.value())));
    }
}
