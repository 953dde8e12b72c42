package dev.prosa.standalone.operate;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.Acknowledgement;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.StartingPoint;
import dev.prosa.standalone.client.StoredMessages;
import dev.prosa.standalone.client.TwilioInbox;
import dev.prosa.standalone.client.TwilioInbox.Received;
import dev.prosa.standalone.client.WebhookClient;
import dev.prosa.standalone.demo.DemoAccount;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `reconcile`: did everything that customers wrote arrive?
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = "Compares what customers wrote, as Twilio lists it, with what PostgreSQL has, and fetches what"
                + " never arrived: it is posted to ingress-service as a signed webhook, so it passes the same way. What"
                + " is under way already is applied once all the same.",
        footer = {
            "",
            "Exit status 0: everything has arrived now; 1: something has not.",
            "The token comes from PROSA_TWILIO_ACCOUNTS_<SID>_TOKENS_0, as for ./prosa up.",
            "",
            "Examples:",
            "  ./prosa reconcile --since 2h --dry-run",
            "  ./prosa reconcile --since 2026-11-20T10:15:00Z -o json"
        })
public final class ReconcileCommand implements Callable<Integer> {

    private static final URI TWILIO = URI.create("https://api.twilio.com");

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--since",
            required = true,
            paramLabel = "WHEN",
            description = "From then on: a time (2026-11-20T10:15:00Z) or how long ago (2h).")
    private String since = "";

    @Option(names = "--dry-run", description = "Only says what is missing.")
    private boolean dryRun;

    @Option(names = "--account", paramLabel = "SID", description = "The Twilio account (default: the one that sends).")
    private @Nullable String account;

    @Option(
            names = "--twilio",
            paramLabel = "URL",
            description = "Where Twilio's API is (default: the simulator, or https://api.twilio.com).")
    private @Nullable URI twilio;

    /// What became of a message that had not arrived.
    ///
    /// @param status of ingress-service's answer; 0 if nothing was posted
    record Missing(String sid, String conversationId, Instant receivedAt, String outcome, int status) {}

    /// What was compared, and what came of it.
    ///
    /// @param listed messages on Twilio's list
    /// @param stored those of them that PostgreSQL had
    record Report(Instant since, int listed, int stored, List<Missing> missing) {

        boolean isWell() {
            return missing.stream().allMatch(it -> it.outcome().equals("fetched"));
        }
    }

    @Override
    public Integer call() {
        Endpoints endpoints = data.endpoints();
        DemoAccount sender = sender(endpoints, System.getenv());
        Instant from = instant(since);
        List<Received> listed = listed(endpoints, sender, from);
        Set<String> stored = StoredMessages.among(
                endpoints.database(),
                listed.stream().map(it -> it.message().sid().value()).toList());
        List<Received> missing = listed.stream()
                .filter(it -> !stored.contains(it.message().sid().value()))
                .toList();
        Report report = new Report(from, listed.size(), stored.size(), fetched(missing, endpoints, sender));
        print(report);
        return report.isWell() ? ExitStatus.OK : ExitStatus.FAILED;
    }

    private List<Received> listed(Endpoints endpoints, DemoAccount sender, Instant from) {
        boolean simulated = endpoints.simulator() != null && sender.sid().equals(DemoAccount.DEMO.sid());
        URI base = twilio != null ? twilio : simulated ? endpoints.simulator() : TWILIO;
        try (TwilioInbox inbox = new TwilioInbox(base == null ? TWILIO : base, sender)) {
            return inbox.since(from);
        }
    }

    private List<Missing> fetched(List<Received> missing, Endpoints endpoints, DemoAccount sender) {
        List<Missing> outcomes = new ArrayList<>();
        try (WebhookClient webhooks = new WebhookClient(endpoints, sender)) {
            for (Received received : missing) {
                outcomes.add(dryRun ? outcome(received, "missing", 0) : fetch(received, webhooks));
            }
        }
        return outcomes;
    }

    private static Missing fetch(Received received, WebhookClient webhooks) {
        Acknowledgement answer = webhooks.send(received.message());
        return outcome(received, answer.status() == 200 ? "fetched" : "refused", answer.status());
    }

    private static Missing outcome(Received received, String outcome, int status) {
        return new Missing(
                received.message().sid().value(),
                received.message().conversationId().toString(),
                received.at(),
                outcome,
                status);
    }

    private void print(Report report) {
        if (output.isJson()) {
            Output.json(report);
            return;
        }
        report.missing()
                .forEach(it -> Output.line("%s  %s  conversation %s  %s%s"
                        .formatted(
                                it.receivedAt(),
                                it.sid(),
                                it.conversationId(),
                                it.outcome(),
                                it.outcome().equals("refused") ? " (" + it.status() + ")" : "")));
        long fetched = report.missing().stream()
                .filter(it -> it.outcome().equals("fetched"))
                .count();
        Output.line("since %s Twilio lists %d messages of customers: %d had arrived, %d were fetched, %d are missing"
                .formatted(
                        report.since(),
                        report.listed(),
                        report.stored(),
                        fetched,
                        report.missing().size() - fetched));
    }

    private DemoAccount sender(Endpoints endpoints, Map<String, String> environment) {
        List<String> accounts = endpoints.accounts();
        String sid = account != null ? account : accounts.get(Math.min(1, accounts.size() - 1));
        if (sid.equals(DemoAccount.DEMO.sid())) {
            return DemoAccount.DEMO;
        }
        String prefix = "PROSA_TWILIO_ACCOUNTS_" + sid.toUpperCase(Locale.ROOT) + "_TOKENS_0";
        return environment.entrySet().stream()
                .filter(it -> it.getKey().toUpperCase(Locale.ROOT).startsWith(prefix))
                .findFirst()
                .map(it -> new DemoAccount(sid, it.getValue()))
                .orElseThrow(() -> new Failure("The token of account " + sid + " is not known: set " + prefix));
    }

    private static Instant instant(String text) {
        try {
            if (StartingPoint.parse(text, Clock.systemUTC()) instanceof StartingPoint.Time(var instant)) {
                return instant;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new Failure(
                "--since: '" + text + "' is no time: write 2026-11-20T10:15:00Z or how long ago (2h)",
                ExitStatus.USAGE);
    }
}
