package dev.prosa.standalone.simulation;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.demo.DemoOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `simulate`: customers and agents at play on the simulation's organisation, whose clocks are
/// seconds.
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Plays customers (signed webhooks) and agents (commands).",
            "Shows each conversation's story as it happens and ends with status 1 if an expectation is broken.",
            "",
            "Scenarios: day (a lively mix, default), goodbye, idle, burst, duplicates, races."
        },
        footer = {
            "",
            "Examples:",
            "  ./prosa simulate",
            "  ./prosa simulate races",
            "  ./prosa simulate day --customers 30 --seed 7",
            "  ./prosa simulate burst -o json"
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final List<String> NAMES = List.of(
            "Maria",
            "João",
            "Beatriz",
            "Carlos",
            "Fernanda",
            "Rafael",
            "Luana",
            "Pedro",
            "Camila",
            "Tiago",
            "Joana",
            "Mateus",
            "Clara",
            "Diego",
            "Sofia",
            "Hugo");
    private static final Duration BETWEEN_ENTRANCES = Duration.ofMillis(150);

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "day",
            description = "Default: day.")
    private String scenario = "day";

    @Option(names = "--customers", paramLabel = "N", defaultValue = "13", description = "1 to 500 (default: 13).")
    private int customers = 13;

    @Option(names = "--seed", paramLabel = "N", description = "Plays the same again (default: another each time).")
    private @Nullable Long seed;

    @Override
    public Integer call() throws InterruptedException {
        Scenario chosen = Scenario.named(scenario);
        if (chosen == null) {
            throw new Failure(
                    "There is no scenario '" + scenario + "': choose day, goodbye, idle, burst, duplicates or races",
                    ExitStatus.USAGE);
        }
        if (customers < 1 || customers > 500) {
            throw new Failure("--customers must be from 1 to 500: " + customers, ExitStatus.USAGE);
        }
        Endpoints endpoints = data.endpoints();
        refuseRealCredentials(endpoints);
        Summary summary = play(chosen, endpoints);
        if (output.isJson()) {
            Output.json(summary);
        } else {
            Output.line(summary.text());
        }
        return summary.succeeded() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private static void refuseRealCredentials(Endpoints endpoints) {
        boolean real = System.getenv("TWILIO_ACCOUNT_SID") != null
                || System.getenv("TWILIO_AUTH_TOKEN") != null
                || endpoints.accounts().stream().anyMatch(sid -> !sid.equals(DemoAccount.DEMO.sid()));
        if (real) {
            throw new Failure("This Prosa holds real Twilio credentials: simulate plays on the demo account only."
                    + " Start another with ./prosa up --data DIR without TWILIO_… in the environment");
        }
    }

    private Summary play(Scenario chosen, Endpoints endpoints) throws InterruptedException {
        long seedNow = seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed;
        Random random = new Random(seedNow);
        Consumer<String> lines = output.isJson() ? _ -> {} : Output::line;
        boolean colours = System.console() != null && System.getenv("NO_COLOR") == null;
        Report report = new Report(lines, colours);
        DemoOrganization organization = DemoOrganization.SIMULATION;
        long begun = System.nanoTime();
        lines.accept("Scenario " + chosen + ", seed " + seedNow + ", organisation " + organization.name());
        try (Stage stage = new Stage(endpoints, organization.id(), report)) {
            int run = ThreadLocalRandom.current().nextInt(100_000, 1_000_000);
            try (ExecutorService players = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Consumer<Actors>> stories = chosen.stories(customers, random);
                for (int i = 0; i < stories.size(); i++) {
                    Actors actors = actors(stage, organization, random, run, i);
                    Consumer<Actors> story = stories.get(i);
                    players.submit(() -> perform(story, actors, report));
                    Thread.sleep(chosen == Scenario.burst ? Duration.ZERO : BETWEEN_ENTRANCES);
                }
            }
            List<ClosedConversation> outcomes = new ArrayList<>();
            stage.observer().outcomes().forEach(outcomes::add);
            return report.summary(outcomes, (System.nanoTime() - begun) / 1_000_000);
        }
    }

    /// A customer nobody has met before: runs never share a conversation.
    private static Actors actors(Stage stage, DemoOrganization organization, Random random, int run, int index) {
        Address customer = new Address("whatsapp:+5511" + run + String.format("%03d", index));
        List<Address> channels = organization.channelAddresses().stream()
                .filter(address -> address.channel() == customer.channel())
                .toList();
        String name = NAMES.get(index % NAMES.size()) + (index < NAMES.size() ? "" : " " + (index / NAMES.size() + 1));
        return new Actors(stage, channels.get(random.nextInt(channels.size())), customer, name);
    }

    /// A story that cannot go on breaks its expectation and leaves the others alone.
    private static void perform(Consumer<Actors> story, Actors actors, Report report) {
        try {
            story.accept(actors);
        } catch (RuntimeException e) {
            report.broken(actors.conversationId(), "the story to go on", String.valueOf(e.getMessage()));
        }
    }
}
