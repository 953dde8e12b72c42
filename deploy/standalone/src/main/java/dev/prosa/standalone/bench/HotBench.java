package dev.prosa.standalone.bench;

import dev.prosa.contracts.identity.Address;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.Range;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.SignedWebhook;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench hot`: what one conversation with very many messages does to all others.
@Command(
        name = "hot",
        mixinStandardHelpOptions = true,
        description = {
            "Many conversations write at a steady rate, in turns alone and beside one that gets thousands of messages",
            "a minute. Measures, for the many, from the intended send to the update that says the message is applied,",
            "and prints how the 99th percentiles compare. Ends with 1 if it is more than twice the baseline."
        },
        footer = {"", "Examples:", "  ./prosa bench hot", "  ./prosa bench hot --messages 10000 --seconds 60 --rate 100"
        })
final class HotBench implements Callable<Integer> {

    private static final int MOST = 2;
    private static final int TURNS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LATE = Duration.ofSeconds(20);

    @Mixin
    private Data data = new Data();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "10000",
            description = "To the hot conversation, 100 to 1000000 (default: ${DEFAULT-VALUE}).")
    private int messages;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "In which the hot ones are sent, 10 to 3600; the baseline takes as long"
                    + " (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "100",
            description = "Messages a second to the others, 1 to 5000 (default: ${DEFAULT-VALUE}).")
    private int rate;

    @Option(
            names = "--conversations",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Of the others, 12 to 100000 (default: ${DEFAULT-VALUE}).")
    private int conversations;

    private final AtomicLong skipped = new AtomicLong();

    @Override
    public Integer call() throws InterruptedException {
        Range.check("--messages", messages, 100, 1_000_000);
        Range.check("--seconds", seconds, 10, 3_600);
        Range.check("--rate", rate, 1, 5_000);
        Range.check("--conversations", conversations, 12, 100_000);
        Endpoints endpoints = data.endpoints();
        Loopback.only(endpoints.ingress());
        Queue<Long> baseline = new ConcurrentLinkedQueue<>();
        Queue<Long> beside = new ConcurrentLinkedQueue<>();
        AtomicLong hot = new AtomicLong();
        double load = Loopback.loadAverage();
        try (UpdateWatch watch = new UpdateWatch(endpoints.kafka())) {
            phase(endpoints, watch, WARM_UP, new ConcurrentLinkedQueue<>(), null);
            for (int turn = 0; turn < TURNS; turn++) {
                boolean isHot = turn % 2 == 1;
                Duration time = Duration.ofMillis(seconds * 1_000L * 2 / TURNS);
                phase(endpoints, watch, time, isHot ? beside : baseline, isHot ? hot : null);
            }
            Map<String, Object> result = new LinkedHashMap<>();
            Percentiles before = new Percentiles(nanos(baseline));
            Percentiles during = new Percentiles(nanos(beside));
            double ratio = Percentiles.rounded(during.millis(99) / before.millis(99));
            result.put("loadAverageBefore", load);
            result.put("hotMessages", hot.get());
            result.put("hotSeconds", seconds);
            result.put("othersPerSecond", rate);
            result.put("baselineMillis", before.summary());
            result.put("besideHotMillis", during.summary());
            result.put("measured", baseline.size() + beside.size());
            result.put("leftOut", skipped.get());
            result.put("unseen", watch.unseen());
            result.put("p99Ratio", ratio);
            Output.json(result);
            return ratio <= MOST && watch.unseen() == 0 ? ExitStatus.OK : ExitStatus.FAILED;
        }
    }

    /// @param hot counts the messages to the hot conversation; null leaves it cold
    private void phase(
            Endpoints endpoints, UpdateWatch watch, Duration time, Queue<Long> latencies, @Nullable AtomicLong hot)
            throws InterruptedException {
        long begunAt = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        String run = Integer.toString(ThreadLocalRandom.current().nextInt(100_000, 1_000_000));
        long others = time.toMillis() * rate / 1_000;
        AtomicLong next = new AtomicLong();
        for (int i = 0; i < 32; i++) {
            threads.add(Thread.ofVirtual()
                    .start(() -> send(endpoints, next, others, begunAt, 1e9 / rate, turn -> {
                        InboundMessage message = message("1" + run, (int) (turn % conversations));
                        long due = begunAt + (long) (turn * 1e9 / rate);
                        if (!watch.expect(message.conversationId().toString(), due, latencies::add)) {
                            skipped.incrementAndGet();
                            return null;
                        }
                        return message;
                    })));
        }
        if (hot != null) {
            long count = messages * 2L / TURNS;
            double between = time.toNanos() / (double) count;
            AtomicLong nextHot = new AtomicLong();
            for (int i = 0; i < 16; i++) {
                threads.add(Thread.ofVirtual()
                        .start(() -> send(endpoints, nextHot, count, begunAt, between, _ -> {
                            hot.incrementAndGet();
                            return message("2" + run, 0);
                        })));
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        long giveUpAt = System.nanoTime() + LATE.toNanos();
        while (watch.unseen() > 0 && System.nanoTime() < giveUpAt) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    @FunctionalInterface
    private interface Writer {
        /// Null leaves a turn out.
        @Nullable
        InboundMessage write(long turn);
    }

    private static void send(
            Endpoints endpoints, AtomicLong next, long count, long begunAt, double nanosBetween, Writer writer) {
        try (Connection connection = new Connection(endpoints.ingress())) {
            for (long turn = next.getAndIncrement(); turn < count; turn = next.getAndIncrement()) {
                long due = begunAt + (long) (turn * nanosBetween);
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                InboundMessage message = writer.write(turn);
                if (message != null) {
                    post(connection, SignedWebhook.of(message, DemoAccount.DEMO, endpoints.publicUrl()));
                }
            }
        } catch (IOException e) {
            throw new Failure("The bench lost its connection to ingress-service (" + e + "): look at ./prosa status");
        }
    }

    private static void post(Connection connection, SignedWebhook webhook) throws IOException {
        byte[] request = connection.request(webhook);
        for (int tries = 0; tries < 200; tries++) {
            if (connection.exchange(request) == 200) {
                return;
            }
            LockSupport.parkNanos(50_000_000);
        }
        throw new Failure("ingress-service sheds for too long: look at ./prosa status");
    }

    private static InboundMessage message(String run, int customer) {
        return InboundMessage.text(
                DemoOrganization.DEMO.address(),
                new Address("whatsapp:+55" + run + String.format("%06d", customer)),
                "Qual o prazo de entrega?");
    }

    private static long[] nanos(Queue<Long> latencies) {
        return latencies.stream().mapToLong(Long::longValue).toArray();
    }
}
