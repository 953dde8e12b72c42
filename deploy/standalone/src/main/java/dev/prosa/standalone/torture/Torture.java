package dev.prosa.standalone.torture;

import dev.prosa.contracts.topic.Topic;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.client.InboundMessage;
import dev.prosa.standalone.client.KafkaAccess;
import dev.prosa.standalone.demo.Clocks;
import dev.prosa.standalone.demo.DemoOrganization;
import dev.prosa.standalone.torture.judge.Judge;
import dev.prosa.standalone.torture.judge.Settling;
import dev.prosa.standalone.torture.judge.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/// One torture: load and faults together, then silence, then judgement.
final class Torture {

    /// Short enough that everything that can happen to a conversation happens all the time.
    static final DemoOrganization ORGANIZATION = new DemoOrganization(
            "torture",
            DemoOrganization.SIMULATION.channelAddresses().subList(0, 3),
            "pt-BR",
            new Clocks(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(4),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(60)));

    private static final Duration HEALS = Duration.ofMinutes(3);
    private static final Duration ANSWERED = Duration.ofMinutes(4);
    private static final Duration SETTLES = Duration.ofMinutes(8);
    private static final int FAULTS_WORTH_A_REHEARSAL = 40;
    private static final int MOST_PROBES = 2_000;

    private final TortureOptions options;
    private final Arena arena;
    private final Consumer<String> news;

    Torture(TortureOptions options, Arena arena, Consumer<String> news) {
        this.options = options;
        this.arena = arena;
        this.news = news;
    }

    Report run() throws InterruptedException {
        var begun = Instant.now();
        arena.start(options.faults() >= FAULTS_WORTH_A_REHEARSAL);
        news.accept("everything is ready after " + seconds(begun) + " s");
        var endpoints = arena.endpoints();
        var uncommitted = UUID.randomUUID();
        Uncommitted.write(endpoints.kafka(), uncommitted, ORGANIZATION.id());
        var ledger = new Ledger();
        var script = new Script(options.seed(), ORGANIZATION.channelAddresses(), options.seats());
        var verdicts = new ArrayList<Verdict>();
        var figures = new LinkedHashMap<String, Object>();
        var loaded = Instant.now();
        try (var board = Board.open(endpoints.kafka());
                var kafka = new KafkaMessenger(endpoints.kafka(), board, ledger);
                var http = new HttpMessenger(arena.agentApis(), arena.password(), ledger)) {
            var agents = new Agents(options.seed(), ORGANIZATION.id(), List.of(kafka, http));
            try (var crowd = new Crowd(
                            endpoints, script, agents, ledger, board::isFarBehind, options.messages(), options.rate());
                    var healing = new Healing(arena.readiness(), board, crowd, probes(script, endpoints.kafka()))) {
                var ordeal = new Ordeal(new Injector(arena), healing, news);
                healing.start();
                crowd.start(options.connections());
                var end = loaded.plus(options.limit());
                ordeal.suffer(schedule(), end);
                awaitMessages(crowd, end);
                figures.put("seconds of faults and messages", seconds(loaded));
                verdicts.add(ordeal.healed(HEALS));
                crowd.close();
                awaitAnswers(agents);
                figures(figures, crowd, agents, ledger, loaded);
                figures.put("answers over HTTP by status", http.answers());
                news.accept("silence, until nothing moves any more");
                verdicts.add(Settling.await(endpoints, SETTLES));
                var judge = new Judge(endpoints, arena.data(), ORGANIZATION.clocks(), news);
                verdicts.addAll(judge.judge(ledger, Script::index, uncommitted, Arena.TWILIO_KEEPS));
                figures.put("seconds in all", seconds(begun));
                figures.put("faults", ordeal.done().size());
                var rows = Report.rows(ordeal.done(), healing.healed());
                return new Report(options.seed(), rows, figures, undone(ordeal), verdicts);
            }
        }
    }

    private Schedule schedule() {
        var kinds = new ArrayList<>(options.kinds());
        if (arena.disk().whyNot() != null) {
            kinds.remove(FaultKind.FILL_DISK);
            news.accept("no disk is filled: a file system of its own cannot be mounted here ("
                    + arena.disk().whyNot() + ")");
        }
        return Schedule.of(options.seed(), kinds.isEmpty() ? 0 : options.faults(), options.every(), kinds);
    }

    private List<String> undone(Ordeal ordeal) {
        var undone = new ArrayList<>(ordeal.undone());
        if (arena.disk().whyNot() != null) {
            undone.add(FaultKind.FILL_DISK.label() + ": " + arena.disk().whyNot());
        }
        return undone;
    }

    private void awaitMessages(Crowd crowd, Instant end) throws InterruptedException {
        long said = 0;
        while (!crowd.isDone() && Instant.now().isBefore(end)) {
            Thread.sleep(500);
            if (crowd.acknowledgements() / 100_000 > said) {
                said = crowd.acknowledgements() / 100_000;
                news.accept(crowd.acknowledgements() + " messages acknowledged");
            }
        }
    }

    private static void awaitAnswers(Agents agents) throws InterruptedException {
        var giveUpAt = Instant.now().plus(ANSWERED);
        while (agents.unanswered() > 0 && Instant.now().isBefore(giveUpAt)) {
            Thread.sleep(200);
        }
    }

    private void figures(Map<String, Object> figures, Crowd crowd, Agents agents, Ledger ledger, Instant loaded) {
        long took = Math.max(1, Duration.between(loaded, Instant.now()).toSeconds());
        figures.put("messages acknowledged", crowd.acknowledgements());
        figures.put("messages a second", crowd.acknowledgements() / took);
        figures.put("webhooks posted", crowd.posts());
        figures.put("commands given", ledger.commands().size());
        figures.put("commands given again", agents.repeated());
        figures.put("acts held back", agents.heldBack());
        figures.put("processes started", arena.processes().starts());
    }

    /// One message for each partition.
    private static Collection<InboundMessage> probes(Script script, String kafka) {
        int partitions;
        try (var consumer = KafkaAccess.consumer(kafka)) {
            partitions =
                    KafkaAccess.partitions(consumer, Topic.CONVERSATION_EVENTS).size();
        }
        var found = new LinkedHashMap<Integer, InboundMessage>();
        for (var probe : script.probes(MOST_PROBES)) {
            found.putIfAbsent(KafkaAccess.partitionOf(probe.conversationId().toString(), partitions), probe);
        }
        if (found.size() < partitions) {
            throw new Failure("No probe leads to some of " + partitions + " partitions");
        }
        return found.values();
    }

    private static long seconds(Instant since) {
        return Duration.between(since, Instant.now()).toSeconds();
    }
}
