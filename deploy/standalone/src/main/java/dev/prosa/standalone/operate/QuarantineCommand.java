package dev.prosa.standalone.operate;

import dev.prosa.contracts.output.QuarantinedWebhook;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.QuarantinedWebhooks;
import dev.prosa.standalone.client.QuarantinedWebhooks.Entry;
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

/// `quarantine`: webhooks that were refused.
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Lists, shows and replays webhooks that were refused, for a wrong signature say.",
        subcommands = {QuarantineCommand.ListThem.class, QuarantineCommand.Show.class, QuarantineCommand.Replay.class},
        footer = {
            "",
            "Examples:",
            "  ./prosa quarantine list --pending",
            "  ./prosa quarantine show 3-17",
            "  ./prosa quarantine replay --all --dry-run"
        })
public final class QuarantineCommand implements Runnable {

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
            description = "Lists them as they came.",
            footer = {"", "Examples:", "  ./prosa quarantine list", "  ./prosa quarantine list --pending -o json"})
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private Data data = new Data();

        @Mixin
        private Output output = new Output();

        @Option(names = "--pending", description = "Only those not replayed yet.")
        private boolean pending;

        @Override
        public Integer call() {
            try (QuarantinedWebhooks webhooks = QuarantinedWebhooks.open(data.endpoints())) {
                List<Entry> found = webhooks.list().stream()
                        .filter(entry -> !pending || entry.replayedAs() == null)
                        .toList();
                output.list(found, ListThem::line, "Nothing is quarantined.");
                return ExitStatus.OK;
            }
        }

        private static String line(Entry entry) {
            return "%-12s %s  %-22s %-28s %d bytes, %d times%s"
                    .formatted(
                            entry.id(),
                            entry.receivedAt(),
                            entry.reason(),
                            entry.path(),
                            entry.bytes(),
                            entry.times(),
                            entry.replayedAs() == null ? "" : "  replayed");
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one, body and all: what a customer wrote may be in it.",
            footer = {"", "Examples:", "  ./prosa quarantine show 3-17", "  ./prosa quarantine show 3-17 -o json"})
    static final class Show implements Callable<Integer> {

        @Mixin
        private Data data = new Data();

        @Mixin
        private Output output = new Output();

        @Parameters(paramLabel = "ID", description = "As the list names it.")
        private String id = "";

        @Override
        public Integer call() {
            try (QuarantinedWebhooks webhooks = QuarantinedWebhooks.open(data.endpoints())) {
                QuarantinedWebhook one = webhooks.show(id);
                if (output.isJson()) {
                    Output.json(one);
                    return ExitStatus.OK;
                }
                Output.line("reason     " + one.reason() + (one.detail().isEmpty() ? "" : ": " + one.detail()));
                Output.line("received   " + one.receivedAt() + " from " + one.remoteAddress());
                Output.line("url        " + one.url());
                Output.line("signature  " + Objects.toString(one.signature(), "(none)"));
                Output.line("type       " + Objects.toString(one.contentType(), "(none)"));
                Output.line("headers    " + String.join(", ", one.headerNames()));
                Output.line("body       " + new String(one.body(), StandardCharsets.UTF_8));
                return ExitStatus.OK;
            }
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Posts them to ingress-service as they came, in the order in which they came. It checks the"
                    + " signatures again, with the tokens it is now configured with.",
            footer = {
                "",
                "What was accepted is remembered: it is not replayed again. Exit status 1: one was refused again.",
                "",
                "Examples:",
                "  ./prosa quarantine replay 3-17",
                "  ./prosa quarantine replay --all --dry-run"
            })
    static final class Replay implements Callable<Integer> {

        @Mixin
        private Data data = new Data();

        @Mixin
        private Output output = new Output();

        @Mixin
        private Chosen chosen = new Chosen();

        @Override
        public Integer call() {
            try (QuarantinedWebhooks webhooks = QuarantinedWebhooks.open(data.endpoints())) {
                List<Entry> all = webhooks.list();
                chosen.check(all.stream().map(Entry::id).toList(), "quarantine");
                Replays replays = new Replays(output, chosen.isDryRun());
                for (Entry entry : all) {
                    if (chosen.has(entry.id())) {
                        replays.one(entry.id(), entry.replayedAs(), () -> answer(webhooks.replay(entry)));
                    }
                }
                return replays.end();
            }
        }

        private static String answer(int status) {
            return status == 200 || status == 204 ? Integer.toString(status) : "refused again with " + status;
        }
    }
}
