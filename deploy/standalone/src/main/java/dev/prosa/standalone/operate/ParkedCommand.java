package dev.prosa.standalone.operate;

import dev.prosa.contracts.output.ParkedInput;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.ParkedInputs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parked`: inputs that could not be applied.
@Command(
        name = "parked",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and replays inputs that could not be applied.",
        subcommands = {ParkedCommand.ListThem.class, ParkedCommand.Show.class, ParkedCommand.Replay.class},
        footer = {
            "",
            "Examples:",
            "  ./prosa parked list --pending",
            "  ./prosa parked show 3-1842",
            "  ./prosa parked replay 3-1842 --dry-run",
            "  ./prosa parked replay --all --reason NOBODY_OWNS_ADDRESS"
        })
public final class ParkedCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    @SuppressWarnings("SystemOut")
    public void run() {
        CommandLine.usage(Objects.requireNonNull(spec), System.out);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists them in the order in which they lay on the log.",
            footer = {"", "Examples:", "  ./prosa parked list", "  ./prosa parked list --pending -o json"})
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private Data data = new Data();

        @Mixin
        private Output output = new Output();

        @Option(names = "--pending", description = "Only those not replayed yet.")
        private boolean pending;

        @Option(names = "--reason", paramLabel = "REASON", description = "Only those parked for this reason.")
        private @Nullable String reason;

        @Override
        public Integer call() {
            try (ParkedInputs parked = ParkedInputs.open(data.endpoints())) {
                output.list(matching(parked.list(), reason, pending), ParkedCommand::line, "Nothing is parked.");
                return ExitStatus.OK;
            }
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one, content and all: what a customer wrote may be in it.",
            footer = {"", "Examples:", "  ./prosa parked show 3-1842", "  ./prosa parked show 3-1842 -o json"})
    static final class Show implements Callable<Integer> {

        @Mixin
        private Data data = new Data();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ID", description = "As the list names it.")
        private String id = "";

        @Override
        public Integer call() {
            try (ParkedInputs parked = ParkedInputs.open(data.endpoints())) {
                ParkedInput one = parked.show(id);
                if (output.isJson()) {
                    Output.json(one);
                    return ExitStatus.OK;
                }
                Output.line("reason  " + one.reason() + (one.detail().isEmpty() ? "" : ": " + one.detail()));
                Output.line("lay at  " + id + " since " + one.parkedAt());
                Output.line("key     " + one.key());
                one.headers().forEach(header -> Output.line("header  " + header.name() + ": " + text(header.value())));
                Output.line("value   " + text(one.value()));
                return ExitStatus.OK;
            }
        }

        private static String text(byte @Nullable [] bytes) {
            return bytes == null ? "(none)" : new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Appends the original records to conversation-events once more, in their order.",
            footer = {
                "",
                "What was replayed is remembered: it is not replayed again.",
                "",
                "Examples:",
                "  ./prosa parked replay 3-1842 3-1850",
                "  ./prosa parked replay --all --reason NOBODY_OWNS_ADDRESS --dry-run"
            })
    static final class Replay implements Callable<Integer> {

        @Mixin
        private Data data = new Data();

        @Mixin
        private Output output = new Output();

        @Mixin
        private Chosen chosen = new Chosen();

        @Option(names = "--reason", paramLabel = "REASON", description = "Only those parked for this reason.")
        private @Nullable String reason;

        @Override
        public Integer call() {
            try (ParkedInputs parked = ParkedInputs.open(data.endpoints())) {
                List<ParkedInputs.Entry> all = parked.list();
                chosen.check(all.stream().map(ParkedInputs.Entry::id).toList(), "parked");
                Replays replays = new Replays(output, chosen.isDryRun());
                for (ParkedInputs.Entry entry : matching(all, reason, false)) {
                    if (chosen.has(entry.id())) {
                        replays.one(entry.id(), entry.replayedAs(), () -> parked.replay(entry));
                    }
                }
                return replays.end();
            }
        }
    }

    private static List<ParkedInputs.Entry> matching(
            List<ParkedInputs.Entry> all, @Nullable String reason, boolean pending) {
        return all.stream()
                .filter(entry -> reason == null || entry.reason().equals(reason))
                .filter(entry -> !pending || entry.replayedAs() == null)
                .toList();
    }

    private static String line(ParkedInputs.Entry entry) {
        return "%-12s %s  %-20s %-36s %s%s%s"
                .formatted(
                        entry.id(),
                        entry.parkedAt(),
                        entry.reason(),
                        entry.conversation() == null ? "-" : entry.conversation(),
                        entry.type() == null ? "-" : entry.type(),
                        entry.replayOf() == null ? "" : "  replay of " + entry.replayOf(),
                        entry.replayedAs() == null ? "" : "  replayed as " + entry.replayedAs());
    }
}
