package dev.prosa.standalone.torture;

import dev.prosa.contracts.identity.AgentId;
import dev.prosa.contracts.identity.CommandId;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.NoteRequested;
import dev.prosa.contracts.input.ReplyRequested;
import dev.prosa.contracts.input.TransferRequested;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.standalone.torture.Script.Beat;
import dev.prosa.standalone.torture.Script.Line;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Serves some of the customers: accepts, answers, makes notes, hands over, closes with what was seen,
/// now and then two at once. Each visit's agent has one way of giving commands.
final class Agents {

    private static final int MOST_UNANSWERED = 2_000;
    private static final int PER_CENT_SERVED = 30;

    private final long seed;
    private final OrganizationId organization;
    private final List<Messenger> messengers;
    private final Map<Long, Service> visits = new ConcurrentHashMap<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong held = new AtomicLong();

    /// @param messengers used by as many visits each
    Agents(long seed, OrganizationId organization, List<Messenger> messengers) {
        this.seed = seed;
        this.organization = organization;
        this.messengers = List.copyOf(messengers);
    }

    /// How often a command was given again.
    long repeated() {
        return messengers.stream().mapToLong(Messenger::repeated).sum();
    }

    /// How many acts did not take place because too many commands waited.
    long heldBack() {
        return held.get();
    }

    /// How many commands wait for their answer.
    int unanswered() {
        return messengers.stream().mapToInt(Messenger::waiting).sum();
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
        if (unanswered() > MOST_UNANSWERED) {
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

    /// One visit's agent, one act after the other.
    private final class Service {

        private final ConversationId conversation;
        private final SplittableRandom random;
        private final Messenger messenger;
        private AgentId agent;
        private CompletableFuture<?> acts = CompletableFuture.completedFuture(null);
        private CommandAnswered.@Nullable Truth truth;

        Service(Line line) {
            this.conversation = line.conversation();
            this.random = new SplittableRandom(seed + line.visit() * 0x9E3779B97F4A7C15L);
            this.messenger = messengers.get(random.nextInt(messengers.size()));
            this.agent = Staff.somebody(random);
        }

        synchronized void hear(Line line) {
            switch (line.beat()) {
                case OPENING -> {
                    act(this::accept);
                    if (random.nextInt(20) == 0) {
                        messenger.give(new AcceptRequested(conversation, context(Staff.LATE, Role.AGENT)));
                    }
                    act(context -> new ReplyRequested(conversation, context, "Claro, um momento."));
                }
                case FOLLOWING -> {
                    if (line.position() == 4 && random.nextInt(5) == 0) {
                        transfer();
                    } else if (line.position() == 2 && random.nextInt(4) == 0) {
                        act(context -> new NoteRequested(conversation, context, "Pediu a segunda via."));
                    } else if (line.position() % 5 == 3) {
                        act(context -> new ReplyRequested(
                                conversation, context, "Já estou vendo isso (" + line.position() + ")."));
                    }
                }
                case LAST -> end();
                case ECHO -> {
                    // another customer's
                }
            }
        }

        private void transfer() {
            var to = Staff.somebody(random);
            act(context -> new TransferRequested(conversation, context, to));
            acts = acts.thenRun(() -> agent = to);
        }

        private void end() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> close(3);
                case 5 ->
                    acts = acts.thenCompose(_ -> messenger.give(
                            new CloseRequested(conversation, context(Staff.SUPERVISOR, Role.SUPERVISOR))));
                default -> act(context -> new ReplyRequested(conversation, context, "Posso ajudar em algo mais?"));
            }
        }

        /// Whoever is told that the customer wrote meanwhile has then seen it, and closes again.
        private void close(int tries) {
            acts = acts.thenCompose(_ -> closing(tries));
        }

        private CompletableFuture<Told> closing(int tries) {
            return messenger
                    .give(new CloseRequested(conversation, context(agent, Role.AGENT)))
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
            acts = acts.thenCompose(_ ->
                    messenger.give(command.apply(context(agent, Role.AGENT))).thenAccept(this::learn));
        }

        private void learn(Told told) {
            if (told.truth() != null) {
                truth = told.truth();
            }
        }

        private CommandContext context(AgentId who, Role role) {
            var known = truth;
            return new CommandContext(
                    new CommandId("torture-" + numbers.incrementAndGet()),
                    organization,
                    who,
                    role,
                    known == null ? null : known.session(),
                    known == null ? null : known.lastPosition(),
                    Instant.now());
        }
    }
}
