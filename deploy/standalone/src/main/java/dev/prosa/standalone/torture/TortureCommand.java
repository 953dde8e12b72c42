package dev.prosa.standalone.torture;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.Range;
import dev.prosa.standalone.demo.HumanDuration;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `torture`: kill, freeze, cut off and fill up everything under load, then check every promise.
@Command(
        name = "torture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Starts a Prosa of its own: broker, PostgreSQL and every service as processes, conversation-service and"
                    + " expiry-service twice, with a proxy before every connection and a disk that can be full.",
            "Customers post signed webhooks, agents give commands through Kafka and over HTTP, and replies go out to a"
                    + " look-alike of Twilio while a seeded schedule of faults goes by;"
                    + " then, in silence, a judge checks every promise.",
            "Ends with 0 if all were kept and with 1 if one was broken. Whatever the directory held is deleted first.",
            ""
        },
        footer = {
            "",
            "Kinds of faults: kill-ingress, kill-conversation, kill-expiry, kill-analytics, kill-kafka, kill-postgres,",
            "kill-postgres-owner, freeze-conversation, freeze-expiry, restart-kafka, restart-postgres, drop-slot,",
            "fill-disk (as root: mounts an image of its own), twilio-fails, delay, cut, half-open.",
            "",
            "Examples:",
            "  ./prosa torture --faults 10 --messages 20000",
            "  ./prosa torture --faults 200 --messages 2000000 --every 15s   about an hour on two cores",
            "  ./prosa torture --faults 5 --messages 5000 --only kill-kafka,half-open --seed 7 -o json"
        })
public final class TortureCommand implements Callable<Integer> {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ISO_LOCAL_TIME;

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where it runs; must be empty or a data directory of Prosa (default: .prosa-torture beside"
                    + " the prosa script).")
    private @Nullable Path data;

    @Option(
            names = "--faults",
            paramLabel = "N",
            defaultValue = "20",
            description = "0 to 10000 (default: ${DEFAULT-VALUE}).")
    private int faults;

    @Option(
            names = "--messages",
            paramLabel = "N",
            defaultValue = "50000",
            description = "1 to 100000000 (default: ${DEFAULT-VALUE}).")
    private long messages;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "600",
            description = "Messages a second (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--every",
            paramLabel = "DURATION",
            defaultValue = "12s",
            description = "Mean pause between two faults (default: ${DEFAULT-VALUE}).")
    private String every = "12s";

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Only these kinds of faults, such as kill-kafka,half-open (default: all).")
    private List<String> only = List.of();

    @Option(names = "--seed", paramLabel = "N", description = "Gives the same schedule and script again.")
    private @Nullable Long seed;

    @Option(
            names = "--duration-limit",
            paramLabel = "DURATION",
            defaultValue = "2h",
            description =
                    "Neither faults nor messages after that; what came before is judged (default: ${DEFAULT-VALUE}).")
    private String limit = "2h";

    @Option(
            names = "--customers",
            paramLabel = "N",
            defaultValue = "1200",
            description = "Who write at the same time (default: ${DEFAULT-VALUE}).")
    private int customers;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "128",
            description =
                    "Messages that may wait for their acknowledgement at the same time (default: ${DEFAULT-VALUE}).")
    private int connections;

    @Option(
            names = "--disk",
            paramLabel = "GIB",
            defaultValue = "40",
            description = "Size of the file system of its own, taken as it is written (default: ${DEFAULT-VALUE}).")
    private int disk;

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            defaultValue = "21000",
            description = "First of 64 ports (default: ${DEFAULT-VALUE}).")
    private int portBase;

    @Override
    public Integer call() throws InterruptedException {
        var options = options();
        news("torture on " + options.data() + ", seed " + options.seed() + ": ./prosa torture --seed " + options.seed()
                + " --faults " + faults + " --messages " + messages);
        var arena =
                Arena.prepare(options.data(), options.places(), Torture.ORGANIZATION, options.diskBytes(), this::news);
        var hook = new Thread(arena::close, "stop-torture");
        Runtime.getRuntime().addShutdownHook(hook);
        var report = new Torture(options, arena, this::news).run();
        if (output.isJson()) {
            Output.json(report.json());
        } else {
            Output.line(report.text());
        }
        return report.kept() ? ExitStatus.OK : ExitStatus.FAILED; // the hook ends the children
    }

    private TortureOptions options() {
        Range.check("--faults", faults, 0, 10_000);
        Range.check("--messages", messages, 1, 100_000_000);
        Range.check("--rate", (long) rate, 1, 100_000);
        Range.check("--customers", customers, 1, 80_000);
        Range.check("--connections", connections, 1, 2_000);
        Range.check("--disk", disk, 1, 4_096);
        try {
            return new TortureOptions(
                    (data == null ? Data.home().resolve(".prosa-torture") : data)
                            .toAbsolutePath()
                            .normalize(),
                    seed == null ? ThreadLocalRandom.current().nextInt(1_000_000) : seed,
                    faults,
                    kinds(),
                    HumanDuration.parse(every),
                    messages,
                    rate,
                    HumanDuration.parse(limit),
                    customers,
                    connections,
                    (long) disk << 30,
                    new Places(portBase));
        } catch (IllegalArgumentException e) {
            throw new Failure(String.valueOf(e.getMessage()), ExitStatus.USAGE);
        }
    }

    private List<FaultKind> kinds() {
        if (only.isEmpty()) {
            return List.of(FaultKind.values());
        }
        return only.stream().map(TortureCommand::kind).toList();
    }

    private static FaultKind kind(String option) {
        return Arrays.stream(FaultKind.values())
                .filter(kind -> kind.option().equals(option.strip()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no fault '" + option + "': choose of "
                        + Arrays.stream(FaultKind.values())
                                .map(FaultKind::option)
                                .collect(Collectors.joining(", "))));
    }

    /// Scripts read the result alone.
    @SuppressWarnings("SystemOut")
    private void news(String text) {
        var line = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).format(CLOCK) + "  " + text;
        if (output.isJson()) {
            System.err.println(line);
        } else {
            Output.line(line);
        }
    }
}
