package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.wire.CloudEventRecords;
import dev.prosa.contracts.wire.Envelope;
import dev.prosa.standalone.client.KafkaAccess;
import dev.prosa.standalone.torture.Script.Beat;
import dev.prosa.standalone.torture.Script.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Serves some of the customers: accepts, answers, hands over, closes with what was seen, now and then
/// two at once. A command that is not answered is given again under its ID until it is.
final class Agents implements AutoCloseable {

    private static final String SOURCE = "/prosa/torture";
    private static final Duration AGAIN = Duration.ofSeconds(10);

    /// The pause doubles so often, to 80 s: who asks faster than answers come makes them slower.
    private static final int LONGEST_PAUSE = 3;

    private static final int MOST_TRIES = 30;
    private static final int MOST_UNANSWERED = 2_000;
    private static final int PER_CENT_SERVED = 30;

    private final long seed;
    private final OrganizationId organization;
    private final Board board;
    private final Ledger ledger;
    private final Producer<String, byte[]> producer;
    private final ScheduledExecutorService again = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("torture-agents").factory());
    private final Map<Long, Service> visits = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong repeated = new AtomicLong();
    private final AtomicLong held = new AtomicLong();

    Agents(long seed, OrganizationId organization, String kafka, Board board, Ledger ledger) {
        this.seed = seed;
        this.organization = organization;
        this.board = board;
        this.ledger = ledger;
        this.producer = KafkaAccess.producer(kafka);
    }

    /// How often a command was given again.
    long repeated() {
        return repeated.get();
    }

    /// How many acts did not take place because too many commands waited.
    long heldBack() {
        return held.get();
    }

    /// A customer's line was acknowledged.
    void hear(Line line) {
        if (line.beat() == Beat.ECHO) {
            return;
        }
        if (line.beat() == Beat.OPENING && serves(line.visit())) {
            visits.put(line.visit(), new Service(line));
        }
        var service = visits.get(line.visit());
        if (service == null) {
            return;
        }
        if (board.unanswered() > MOST_UNANSWERED) {
            held.incrementAndGet();
        } else {
            service.hear(line);
        }
        if (line.beat() == Beat.LAST) {
            visits.remove(line.visit());
        }
    }

    private boolean serves(long visit) {
        return new SplittableRandom(seed ^ visit * 0x9E3779B97F4A7C15L).nextInt(100) < PER_CENT_SERVED;
    }

    private CompletableFuture<CommandAnswered> give(Command command) {
        var id = command.command().commandId().value();
        ledger.given(id);
        var answer = board.answerTo(id);
        send(command, answer, 1);
        return answer.whenComplete((told, _) -> {
            if (told != null) {
                ledger.answered(told);
            }
        });
    }

    private void send(Command command, CompletableFuture<CommandAnswered> answer, int tries) {
        if (answer.isDone() || tries > MOST_TRIES) {
            return;
        }
        if (tries > 1) {
            repeated.incrementAndGet();
        }
        var envelope = new Envelope(
                UUID.randomUUID().toString(),
                SOURCE,
                Instant.now(),
                command.conversationId().toString(),
                null);
        try {
            producer.send(CloudEventRecords.of(envelope, command));
        } catch (KafkaException e) {
            // given again below
        }
        long pause = AGAIN.toMillis() << Math.min(tries - 1, LONGEST_PAUSE);
        again.schedule(() -> send(command, answer, tries + 1), pause, TimeUnit.MILLISECONDS);
    }

    /// One visit's agent, one act after the other.
    private final class Service {

        private final ConversationId conversation;
        private final SplittableRandom random;
        private String agent;
        private CompletableFuture<?> acts = CompletableFuture.completedFuture(null);
        private CommandAnswered.@Nullable Truth truth;

        Service(Line line) {
            this.conversation = line.conversation();
            this.random = new SplittableRandom(seed + line.visit() * 0x9E3779B97F4A7C15L);
            this.agent = "agent-" + random.nextInt(50);
        }

        synchronized void hear(Line line) {
            switch (line.beat()) {
                case OPENING -> {
                    act(this::accept);
                    if (random.nextInt(20) == 0) {
                        give(new AcceptRequested(conversation, context("agent-late", Role.AGENT)));
                    }
                    act(context -> new ReplyRequested(conversation, context, "Claro, um momento."));
                }
                case FOLLOWING -> {
                    if (line.position() == 4 && random.nextInt(5) == 0) {
                        transfer();
                    } else if (line.position() % 5 == 3) {
                        act(context -> new ReplyRequested(conversation, context, "Já estou vendo isso."));
                    }
                }
                case LAST -> end();
                case ECHO -> {
                    // another customer's
                }
            }
        }

        private void transfer() {
            var to = "agent-" + random.nextInt(50, 60);
            act(context -> new TransferRequested(conversation, context, new AgentId(to)));
            acts = acts.thenRun(() -> agent = to);
        }

        private void end() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> close(3);
                case 5 ->
                    acts = acts.thenCompose(
                            _ -> give(new CloseRequested(conversation, context("supervisor", Role.SUPERVISOR))));
                default -> act(context -> new ReplyRequested(conversation, context, "Posso ajudar em algo mais?"));
            }
        }

        /// Whoever is told that the customer wrote meanwhile has then seen it, and closes again.
        private void close(int tries) {
            acts = acts.thenCompose(_ -> closing(tries));
        }

        private CompletableFuture<CommandAnswered> closing(int tries) {
            return give(new CloseRequested(conversation, context(agent, Role.AGENT)))
                    .thenCompose(told -> {
                        learn(told);
                        return "CUSTOMER_WROTE".equals(told.reason()) && tries > 1
                                ? closing(tries - 1)
                                : CompletableFuture.completedFuture(told);
                    });
        }

        private AcceptRequested accept(CommandContext context) {
            return new AcceptRequested(conversation, context);
        }

        private void act(Function<CommandContext, Command> command) {
            acts = acts.thenCompose(
                    _ -> give(command.apply(context(agent, Role.AGENT))).thenAccept(this::learn));
        }

        private void learn(CommandAnswered told) {
            if (told.truth() != null) {
                truth = told.truth();
            }
        }

        private CommandContext context(String who, Role role) {
            var known = truth;
            return new CommandContext(
                    new CommandId("torture-" + numbers.incrementAndGet()),
                    organization,
                    new AgentId(who),
                    role,
                    known == null ? null : known.session(),
                    known == null ? null : known.lastPosition(),
                    Instant.now());
        }
    }

    @Override
    public void close() {
        again.shutdownNow();
        producer.close(Duration.ofSeconds(2));
    }
}
