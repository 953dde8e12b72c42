package dev.prosa.standalone.bench;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.Range;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench timers`: how many timers expiry-service holds, and what happens when many are due at once.
@Command(
        name = "timers",
        mixinStandardHelpOptions = true,
        description = {
            "Starts a broker and an expiry-service of its own, arms timers, arms most of them again, lets many fall due",
            "at the same second while questions are asked and further timers armed, and kills it to see how long it",
            "takes to hold them all again. Whatever the directory held is deleted first."
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa bench timers",
            "  ./prosa bench timers --pending 10000000 --rearm 0.8 --due 100000 --heap 1g"
        })
final class TimersBench implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(45);
    private static final Duration AHEAD = Duration.ofSeconds(15);
    private static final String RECORDS = "prosa_timers_records_total";

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it runs (default: .prosa-bench beside the prosa script).")
    private @Nullable Path data;

    @Option(
            names = "--pending",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "1000 to 20000000 (default: ${DEFAULT-VALUE}).")
    private long pending;

    @Option(
            names = "--rearm",
            paramLabel = "SHARE",
            defaultValue = "0.8",
            description = "Of them armed again for another time, 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double rearm;

    @Option(
            names = "--due",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Of them due at the same second, 1 to all (default: ${DEFAULT-VALUE}).")
    private long due;

    @Option(
            names = "--heap",
            paramLabel = "SIZE",
            defaultValue = "1g",
            description = "Of expiry-service (default: ${DEFAULT-VALUE}).")
    private String heap = "1g";

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "21080",
            description = "First of 2 ports (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Override
    public Integer call() throws InterruptedException {
        Range.check("--pending", pending, 1_000, 20_000_000);
        Range.check("--due", due, 1, pending);
        Range.check("--port-base", portBase, 1_024, 65_534);
        if (!(rearm >= 0 && rearm <= 1) || !heap.matches("\\d+[mg]")) {
            throw new Failure("--rearm must be from 0 to 1, and --heap like 512m or 1g", ExitStatus.USAGE);
        }
        Path directory = (data == null ? Data.home().resolve(".prosa-bench") : data)
                .toAbsolutePath()
                .normalize();
        TimerFleet fleet = new TimerFleet(directory, portBase);
        Thread hook = new Thread(fleet::close, "stop-bench");
        Runtime.getRuntime().addShutdownHook(hook);
        try (fleet) {
            fleet.start(heap);
            Map<String, Object> result = measured(fleet);
            Output.json(result);
            return Boolean.TRUE.equals(result.get("eachDueFiredOnce")) ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    private Map<String, Object> measured(TimerFleet fleet) throws InterruptedException {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("pending", pending);
        result.put("heap", heap);
        result.put("loadAverageBefore", Loopback.loadAverage());
        double empty = fleet.liveHeapBytes();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        try (TimerWriter writer = new TimerWriter(fleet.kafka())) {
            progress("arming " + pending + " timers");
            long begun = System.nanoTime();
            writer.arm(0, pending, i -> tomorrow.plusMillis(i % 86_400_000));
            await(() -> fleet.metric("prosa_timers_pending", ""), pending);
            result.put("scheduledPerSecond", perSecond(pending, begun));
            long again = (long) (pending * rearm);
            progress("arming " + again + " of them again");
            begun = System.nanoTime();
            writer.arm(0, again, i -> tomorrow.plusMillis(i * 7 % 86_400_000));
            await(() -> fleet.metric(RECORDS, "outcome=\"rearmed\""), again);
            result.put("rearmedPerSecond", perSecond(again, begun));
            double live = fleet.liveHeapBytes();
            result.put("liveHeapMiB", Percentiles.rounded(live / (1 << 20)));
            result.put("bytesPerTimer", Percentiles.rounded((live - empty) / pending));
            due(fleet, writer, result);
        }
        progress("killing it, to see it rebuild");
        result.put("rebuildSeconds", Percentiles.rounded(fleet.rebuild(PATIENCE).toMillis() / 1000.0));
        result.put("pendingAfterRebuild", (long) fleet.metric("prosa_timers_pending", ""));
        result.put("loadAverageAfter", Loopback.loadAverage());
        return result;
    }

    private void due(TimerFleet fleet, TimerWriter writer, Map<String, Object> result) throws InterruptedException {
        progress(due + " of them due at the same second");
        double before = fleet.metric(RECORDS, "outcome=\"rearmed\"");
        try (ClaimWatch claims = new ClaimWatch(fleet.kafka())) {
            // As far ahead as arming them takes, and then some.
            Instant at = Instant.now().plus(AHEAD).plusMillis(due / 10);
            writer.arm(0, due, _ -> at);
            await(() -> fleet.metric(RECORDS, "outcome=\"rearmed\""), (long) before + due);
            if (Instant.now().isAfter(at)) {
                progress("arming them took too long: they were due before all were armed");
            }
            Bystanders bystanders = Bystanders.begin(fleet, writer, pending, at);
            claims.await(due, PATIENCE);
            Map<String, Object> beside = bystanders.end();
            result.put("due", due);
            result.put("fired", claims.fired());
            result.put("eachDueFiredOnce", claims.fired() == due && claims.copies() == 0);
            result.put("firedPerSecond", Percentiles.rounded(claims.firedPerSecond()));
            result.put("latenessMillis", new Percentiles(claims.latenessNanos()).summary());
            result.putAll(beside);
        }
    }

    private static void await(DoubleSupplier count, long wanted) throws InterruptedException {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsDouble() < wanted) {
            if (System.nanoTime() > giveUpAt) {
                throw new Failure("expiry-service has " + (long) count.getAsDouble() + " of " + wanted + " after "
                        + PATIENCE.toMinutes() + " min");
            }
            Thread.sleep(200);
        }
    }

    private static double perSecond(long count, long begun) {
        return Percentiles.rounded(count * 1e9 / (System.nanoTime() - begun));
    }

    @SuppressWarnings("SystemOut")
    private static void progress(String text) {
        System.err.println("bench: " + text);
    }
}
