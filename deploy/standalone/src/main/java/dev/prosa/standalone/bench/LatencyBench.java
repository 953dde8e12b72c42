package dev.prosa.standalone.bench;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.topic.Topic;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.AgentApi;
import dev.prosa.standalone.client.CommandClient;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.Sender;
import dev.prosa.standalone.client.SignedWebhook;
import dev.prosa.standalone.client.StartingPoint;
import dev.prosa.standalone.client.TopicReader;
import dev.prosa.standalone.client.TopicRecord;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bench latency`: a lone message on an idle system, and a close to its record.
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "One message at a time: from its acknowledgement to PostgreSQL having applied it, from an agent's close",
            "to its record on closed-conversations, and from a command to its answer, through Kafka and over HTTP."
        },
        footer = {"", "Examples:", "  ./prosa bench latency", "  ./prosa bench latency --messages 500"})
final class LatencyBench implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ANA = "ana@demo.example";
    private static final long LOOK_AGAIN_NANOS = 500_000;

    @Mixin
    private Data data = new Data();

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "200",
            description = "10 to 10000 (default: ${DEFAULT-VALUE}).")
    private int messages;

    private final Map<String, Long> closedAt = new ConcurrentHashMap<>();
    private volatile boolean ended;

    @Override
    public Integer call() throws IOException {
        if (messages < 10 || messages > 10_000) {
            throw new Failure("--messages must be from 10 to 10000: " + messages, ExitStatus.USAGE);
        }
        Endpoints endpoints = data.endpoints();
        Loopback.only(endpoints.ingress());
        int warmUp = Math.max(20, messages / 4);
        long[] applied = new long[messages];
        long[] answered = new long[messages];
        long[] requested = new long[messages];
        long[] closed = new long[messages];
        followClosed(endpoints);
        try (Connection webhooks = new Connection(endpoints.ingress());
                CommandClient commands = CommandClient.aboutAll(endpoints);
                AgentApi api = AgentApi.signIn(endpoints, ANA, data.demoPassword());
                AppliedWatch database = new AppliedWatch(endpoints.database(), AppliedWatch.FINE)) {
            int run = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
            for (int i = -warmUp; i < messages; i++) {
                long[] times = once(endpoints, webhooks, commands, api, database, run, i + warmUp);
                if (i >= 0) {
                    applied[i] = times[0];
                    answered[i] = times[1];
                    requested[i] = times[2];
                    closed[i] = times[3];
                }
            }
        } finally {
            ended = true;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("messages", messages);
        result.put("loadAverage", Loopback.loadAverage());
        result.put("acknowledgedToAppliedMillis", new Percentiles(applied).summary());
        result.put("commandToAnswerMillis", new Percentiles(answered).summary());
        result.put("requestToAnswerMillis", new Percentiles(requested).summary());
        result.put("closeToClosedConversationsMillis", new Percentiles(closed).summary());
        Output.json(result);
        return ExitStatus.OK;
    }

    private long[] once(
            Endpoints endpoints,
            Connection webhooks,
            CommandClient commands,
            AgentApi api,
            AppliedWatch database,
            int run,
            int index)
            throws IOException {
        DemoOrganization organization = DemoOrganization.DEMO;
        Address customer = new Address("whatsapp:+56" + run + String.format("%05d", index));
        InboundMessage message = InboundMessage.text(organization.address(), customer, "Oi");
        ConversationId id = message.conversationId();
        byte[] request = webhooks.request(SignedWebhook.of(message, DemoAccount.DEMO, endpoints.publicUrl()));
        int status = webhooks.exchange(request);
        long acknowledged = System.nanoTime();
        if (status != 200) {
            throw new Failure("ingress-service answered " + status + ": look at ./prosa status");
        }
        long applied = until(() -> database.count(
                        "SELECT count(*) FROM conversation.message WHERE conversation_id = ?::uuid", id.toString()))
                - acknowledged;
        Sender ana = Sender.agent("ana", organization.id());
        long asked = System.nanoTime();
        commands.send(new AcceptRequested(id, ana.aimedAt(1, 1L))).join();
        long answered = System.nanoTime() - asked;
        long requesting = System.nanoTime();
        int noted = api.command(id, "notes", Map.of("body", "a note"));
        long requested = System.nanoTime() - requesting;
        if (noted != 200) {
            throw new Failure("conversation-service answered a note with " + noted);
        }
        long closing = System.nanoTime();
        commands.send(new CloseRequested(id, ana.aimedAt(1, 1L)));
        until(() -> closedAt.containsKey(id.toString()) ? 1 : 0);
        return new long[] {applied, answered, requested, closedAt.getOrDefault(id.toString(), closing) - closing};
    }

    private void followClosed(Endpoints endpoints) {
        TopicReader reader = TopicReader.open(endpoints, Topic.CLOSED_CONVERSATIONS, null, new StartingPoint.End());
        Thread.ofPlatform().daemon().name("closed-conversations").start(() -> {
            try (reader) {
                while (!ended) {
                    for (TopicRecord record : reader.poll(Duration.ofMillis(200))) {
                        closedAt.putIfAbsent(String.valueOf(record.key()), System.nanoTime());
                    }
                }
            }
        });
    }

    private static long until(LongSupplier count) {
        long giveUpAt = System.nanoTime() + PATIENCE.toNanos();
        while (count.getAsLong() == 0) {
            if (System.nanoTime() > giveUpAt) {
                throw new Failure("nothing came within " + PATIENCE.toSeconds() + " s: look at ./prosa status");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return System.nanoTime();
    }
}
