package dev.prosa.conversation.audit;

import dev.prosa.contracts.wire.Json;
import dev.prosa.conversation.tool.DatabaseSession;
import dev.prosa.conversation.tool.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// `audit`: exits with 0 if PostgreSQL equals the fold of the log, 1 if not, 2 if nobody can say.
public final class AuditMain {

    private AuditMain() {}

    public static void main(String[] arguments) {
        Tool.main(tool -> run(tool, AuditOptions.parse(arguments)));
    }

    private static int run(Tool tool, AuditOptions options) {
        Consumer<Object> print = value -> tool.print(options.json() ? Json.writeText(value) : line(value));
        try (EventLog log = EventLog.open(tool.kafka());
                DatabaseSession session = DatabaseSession.open(tool.postgres())) {
            int[] partitions = partitions(log, options);
            return options.trust()
                    ? trust(new Audit(log, session, options), partitions, print)
                    : audit(tool, options, partitions, print);
        }
    }

    /// Each of the parallel ones has a connection to Kafka and one to PostgreSQL of its own, and takes
    /// the next partition when it is done with one.
    private static int audit(Tool tool, AuditOptions options, int[] partitions, Consumer<Object> print) {
        Queue<Integer> left = new ConcurrentLinkedQueue<>();
        IntStream.of(partitions).forEach(left::add);
        AtomicInteger printed = new AtomicInteger();
        Consumer<Difference> found = difference -> {
            if (printed.incrementAndGet() <= options.limit()) {
                print.accept(difference);
            }
        };
        List<PartitionResult> results = new ArrayList<>();
        try (ExecutorService auditors = Executors.newFixedThreadPool(options.parallel())) {
            List<Future<List<PartitionResult>>> running = new ArrayList<>();
            for (int i = 0; i < options.parallel(); i++) {
                running.add(auditors.submit(() -> audit(tool, options, left, found, print)));
            }
            for (Future<List<PartitionResult>> auditor : running) {
                results.addAll(Tool.result(auditor));
            }
        }
        Summary summary = Summary.of(results);
        print.accept(summary);
        return summary.unaudited() > 0 ? Tool.FAILED : summary.differences() == 0 ? Tool.RIGHT : Tool.WRONG;
    }

    private static List<PartitionResult> audit(
            Tool tool, AuditOptions options, Queue<Integer> left, Consumer<Difference> found, Consumer<Object> print) {
        List<PartitionResult> results = new ArrayList<>();
        try (EventLog log = EventLog.open(tool.kafka());
                DatabaseSession session = DatabaseSession.open(tool.postgres())) {
            Audit audit = new Audit(log, session, options);
            for (Integer partition = left.poll(); partition != null; partition = left.poll()) {
                PartitionResult result = audit.audit(partition, found);
                print.accept(result);
                results.add(result);
            }
        }
        return results;
    }

    private static int trust(Audit audit, int[] partitions, Consumer<Object> print) {
        for (int partition : partitions) {
            print.accept(new Trusted(partition, audit.trust(partition)));
        }
        return Tool.RIGHT;
    }

    private static int[] partitions(EventLog log, AuditOptions options) {
        return options.partition() >= 0
                ? new int[] {options.partition()}
                : IntStream.range(0, log.partitions()).toArray();
    }

    private static String line(Object value) {
        return switch (value) {
            case Difference difference -> difference.line();
            case PartitionResult result -> result.line();
            default -> value.toString();
        };
    }

    private record Trusted(int partition, long nextOffset) {
        @Override
        public String toString() {
            return "partition %d: PostgreSQL taken as it is at offset %d".formatted(partition, nextOffset);
        }
    }

    private record Summary(int partitions, long records, long differences, int unaudited) {

        static Summary of(List<PartitionResult> results) {
            return new Summary(
                    results.size(),
                    results.stream().mapToLong(PartitionResult::records).sum(),
                    results.stream().mapToLong(PartitionResult::differences).sum(),
                    (int) results.stream()
                            .filter(result -> result.impossible() != null)
                            .count());
        }

        @Override
        public String toString() {
            return "audited %d partitions, %d records: %d differences%s"
                    .formatted(
                            partitions - unaudited,
                            records,
                            differences,
                            unaudited == 0 ? "" : "; " + unaudited + " partitions could not be audited");
        }
    }
}
