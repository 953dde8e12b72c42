package dev.prosa.standalone.bench;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.Range;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.demo.DemoOrganization;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench webhooks`: signed webhooks over HTTP until PostgreSQL has applied the last one.
@Command(
        name = "webhooks",
        mixinStandardHelpOptions = true,
        description = {
            "Posts signed webhooks as fast as they are acknowledged, until PostgreSQL has applied the last one;",
            "then again at half that rate, with latency from the intended send time. Ends with 1 unless exactly",
            "the distinct messages are stored. A warm-up comes first and does not count."
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa bench webhooks",
            "  ./prosa bench webhooks --conversations 20000 --messages 300000 --connections 64"
        })
final class WebhooksBench implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    /// What the parts of one message's way were measured to cost alone on two cores, in
    /// microseconds of CPU: the
    /// endpoint, PostgreSQL and its client per input, and the relay per outbox row.
    private static final Map<String, Double> REFERENCE =
            Map.of("webhook", 85.0, "postgresql", 25.0, "client", 11.0, "relay", 36.0);

    @Mixin
    private Data data = new Data();

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Default: ${DEFAULT-VALUE}.")
    private int conversations;

    @Option(names = "--messages", paramLabel = "N", defaultValue = "300000", description = "Default: ${DEFAULT-VALUE}.")
    private int messages;

    @Option(names = "--connections", paramLabel = "N", defaultValue = "64", description = "Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            defaultValue = "0.02",
            description = "0 to 0.5 (default: ${DEFAULT-VALUE}).")
    private double duplicates;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "60000",
            description = "Messages before (default: ${DEFAULT-VALUE}).")
    private int warmUp;

    @Option(
            names = "--open-loop",
            paramLabel = "SECONDS",
            defaultValue = "20",
            description = "0 leaves it out (default: ${DEFAULT-VALUE}).")
    private int openLoopSeconds;

    @Override
    public Integer call() throws InterruptedException {
        check();
        Endpoints endpoints = data.endpoints();
        URI target = Loopback.only(endpoints.ingress());
        String run = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 1_000_000));
        Load load = new Load(target, workload(run, endpoints), connections);
        try (AppliedWatch warm = new AppliedWatch(endpoints.database(), AppliedWatch.COARSE)) {
            progress("warming up with " + warmUp + " messages");
            Thread watching = warm.start(warmUp, PATIENCE);
            load.asFastAsItGoes(0, warmUp);
            watching.join();
        }
        Map<String, Object> result = measured(run, endpoints, load);
        boolean exact = Boolean.TRUE.equals(result.get("exactlyTheDistinctMessagesAreStored"));
        Output.json(result);
        return exact ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private Map<String, Object> measured(String run, Endpoints endpoints, Load load) throws InterruptedException {
        Path directory = data.directory();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("messages", messages);
        result.put("conversations", conversations);
        result.put("connections", connections);
        result.put("loadAverageBefore", Loopback.loadAverage());
        progress("posting " + messages + " messages over " + connections + " connections");
        double appliedPerSecond;
        try (AppliedWatch watch = new AppliedWatch(endpoints.database(), AppliedWatch.COARSE)) {
            Map<String, Long> cpuBefore = CpuUse.now(directory);
            Thread watching = watch.start(messages, PATIENCE);
            Load.Result closed = load.asFastAsItGoes(warmUp, messages);
            watching.join();
            Map<String, Long> cpuAfter = CpuUse.now(directory);
            appliedPerSecond = messages * 1e9 / (watch.lastAt() - closed.begunAt());
            report(result, closed, watch, CpuUse.perItem(cpuBefore, cpuAfter, messages));
        }
        long total = warmUp + (long) messages;
        if (openLoopSeconds > 0) {
            total += openLoop(endpoints, load, appliedPerSecond, result);
        }
        stored(run, endpoints, total, result);
        return result;
    }

    private void report(Map<String, Object> result, Load.Result closed, AppliedWatch watch, Map<String, Double> cpu) {
        long[] acknowledged = closed.acknowledgedAt().clone();
        Arrays.sort(acknowledged);
        result.put("acknowledgedPerSecond", Percentiles.rounded(closed.perSecond()));
        result.put("appliedPerSecond", Percentiles.rounded(messages * 1e9 / (watch.lastAt() - closed.begunAt())));
        result.put("acknowledgementMillis", new Percentiles(closed.latencies()).summary());
        result.put("acknowledgedToAppliedMillis", new Percentiles(watch.delays(acknowledged)).summary());
        result.put("shedAndSentAgain", closed.retried());
        result.put("cpuMicrosPerMessage", cpu);
        double served = cpu.entrySet().stream()
                .filter(part -> !part.getKey().equals("bench"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        double reference =
                REFERENCE.values().stream().mapToDouble(Double::doubleValue).sum();
        result.put("cpuMicrosPerMessageServed", Percentiles.rounded(served));
        result.put("referenceMicros", REFERENCE);
        result.put("ratioToReference", Percentiles.rounded(served / reference));
    }

    /// At half of what was applied per second.
    private int openLoop(Endpoints endpoints, Load load, double appliedPerSecond, Map<String, Object> result)
            throws InterruptedException {
        double rate = Math.max(50, appliedPerSecond / 2);
        int count = (int) (rate * openLoopSeconds);
        progress("posting " + count + " messages at " + Math.round(rate) + " per second");
        try (AppliedWatch watch = new AppliedWatch(endpoints.database(), AppliedWatch.FINE)) {
            Thread watching = watch.start(count, PATIENCE);
            Load.Result open = load.atRate(warmUp + (long) messages, count, rate);
            watching.join();
            long[] acknowledged = open.acknowledgedAt().clone();
            Arrays.sort(acknowledged);
            Map<String, Object> half = new LinkedHashMap<>();
            half.put("perSecond", Percentiles.rounded(rate));
            half.put("acknowledgementMillis", new Percentiles(open.latencies()).summary());
            half.put("acknowledgedToAppliedMillis", new Percentiles(watch.delays(acknowledged)).summary());
            result.put("openLoop", half);
        }
        return count;
    }

    private void stored(String run, Endpoints endpoints, long total, Map<String, Object> result) {
        Workload workload = workload(run, endpoints);
        long expected = workload.distinct(total);
        try (AppliedWatch count = new AppliedWatch(endpoints.database(), AppliedWatch.COARSE)) {
            long stored = count.count(
                    "SELECT count(*) FROM conversation.message WHERE message_sid LIKE ? || '%'", workload.sidPrefix());
            result.put("distinctMessages", expected);
            result.put("storedMessages", stored);
            result.put("exactlyTheDistinctMessagesAreStored", stored == expected);
        }
    }

    private Workload workload(String run, Endpoints endpoints) {
        List<Address> channels = DemoOrganization.DEMO.channelAddresses().stream()
                .filter(address -> address.channel() == Channel.WHATSAPP)
                .toList();
        return new Workload(run, channels, endpoints.publicUrl(), conversations, duplicates, 42);
    }

    private void check() {
        Range.check("--conversations", conversations, 1, 1_000_000);
        Range.check("--messages", messages, 1, 10_000_000);
        Range.check("--connections", connections, 1, 512);
        Range.check("--warm-up", warmUp, 1, 1_000_000);
        Range.check("--open-loop", openLoopSeconds, 0, 600);
        if (!(duplicates >= 0 && duplicates <= 0.5)) {
            throw new Failure("--duplicates must be from 0 to 0.5: " + duplicates, ExitStatus.USAGE);
        }
    }

    @SuppressWarnings("SystemOut")
    private static void progress(String text) {
        System.err.println("bench: " + text);
    }
}
