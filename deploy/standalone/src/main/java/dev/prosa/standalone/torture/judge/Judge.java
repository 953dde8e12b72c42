package dev.prosa.standalone.torture.judge;

import dev.prosa.standalone.Data;
import dev.prosa.standalone.client.Endpoints;
import dev.prosa.standalone.client.TwilioMessages;
import dev.prosa.standalone.demo.DemoAccount;
import dev.prosa.standalone.torture.Ledger;
import dev.prosa.standalone.up.ServiceTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;

/// Checks every promise once nothing moves any more.
public final class Judge {

    private static final String AUDIT = "dev.prosa.conversation.audit.AuditMain";

    private final Endpoints endpoints;
    private final Path data;
    private final dev.prosa.standalone.demo.Clocks clocks;
    private final Consumer<String> progress;

    public Judge(Endpoints endpoints, Path data, dev.prosa.standalone.demo.Clocks clocks, Consumer<String> progress) {
        this.endpoints = endpoints;
        this.data = data;
        this.clocks = clocks;
        this.progress = progress;
    }

    /// @param index of a SID among the run's messages, -1 if it is none of them
    /// @param uncommitted a conversation that exists only in aborted transactions
    /// @param twilioKeeps how many messages the look-alike of Twilio remembers
    public List<Verdict> judge(Ledger ledger, ToLongFunction<String> index, UUID uncommitted, int twilioKeeps) {
        var verdicts = new ArrayList<Verdict>();
        try (var query = Query.open(endpoints.database())) {
            progress.accept("judge: messages");
            verdicts.add(Messages.judge(query, ledger.acknowledged(), ledger.issued(), index));
            progress.accept("judge: closed-conversations");
            verdicts.addAll(Closures.judge(query, endpoints.kafka(), uncommitted));
            progress.accept("judge: conversation-updates");
            var updates = Updates.read(endpoints.kafka());
            verdicts.add(updates.timeouts(query));
            verdicts.add(Clocks.judge(query, clocks));
            verdicts.add(Answers.judge(query, ledger.commands(), updates));
            progress.accept("judge: outbound-messages");
            try (var twilio = new TwilioMessages(Objects.requireNonNull(endpoints.simulator()), DemoAccount.DEMO)) {
                verdicts.addAll(Replies.judge(query, endpoints.kafka(), twilio, twilioKeeps));
            }
            verdicts.add(nothingPutAside(query));
        }
        progress.accept("judge: audit");
        verdicts.add(audit());
        return verdicts;
    }

    private static Verdict nothingPutAside(Query query) {
        long parked = query.count("SELECT count(*) FROM conversation.parked_input");
        long refused = query.count("SELECT count(*) FROM conversation.relay_refused");
        long unreadable = query.count("SELECT count(*) FROM analytics.unreadable_record");
        return new Verdict(
                "no fault makes a good record a bad one",
                parked + refused + unreadable == 0,
                "%d parked, %d refused by Kafka, %d unreadable to analysts".formatted(parked, refused, unreadable));
    }

    private Verdict audit() {
        var output = data.resolve("logs").resolve("audit.out");
        int status = ServiceTool.run(
                Data.on(data),
                "audit",
                AUDIT,
                List.of("--limit=20", "--parallel=4"),
                ProcessBuilder.Redirect.to(output.toFile()));
        try {
            var said = Files.readString(output).strip();
            return new Verdict(
                    "PostgreSQL equals the fold of the log",
                    status == 0,
                    status == 0 ? said.substring(said.lastIndexOf('\n') + 1) : "the audit says so in " + output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
