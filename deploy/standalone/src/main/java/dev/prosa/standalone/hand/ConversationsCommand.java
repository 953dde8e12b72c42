package dev.prosa.standalone.hand;

import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.standalone.Data;
import dev.prosa.standalone.ExitStatus;
import dev.prosa.standalone.Failure;
import dev.prosa.standalone.Output;
import dev.prosa.standalone.client.ConversationApi;
import dev.prosa.standalone.client.ConversationFilter;
import dev.prosa.standalone.client.ConversationView;
import dev.prosa.standalone.demo.DemoOrganization;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `conversations`: a list with filters.
@Command(
        name = "conversations",
        mixinStandardHelpOptions = true,
        description = "Lists conversations, the latest first.",
        footer = {
            "",
            "Examples:",
            "  ./prosa conversations",
            "  ./prosa conversations --status PENDING --unassigned",
            "  ./prosa conversations --served-by ana --limit 10 -o json"
        })
public final class ConversationsCommand implements Callable<Integer> {

    private static final Map<Object, String> KNOWN = Map.of(
            DemoOrganization.DEMO.id(), DemoOrganization.DEMO.name(),
            DemoOrganization.SIMULATION.id(), DemoOrganization.SIMULATION.name());

    @Mixin
    private Data data = new Data();

    @Mixin
    private Output output = new Output();

    @Option(names = "--status", paramLabel = "STATUS", description = "One of ${COMPLETION-CANDIDATES}.")
    private @Nullable ConversationStatus status;

    @Option(names = "--served-by", paramLabel = "AGENT", description = "Only those this agent serves.")
    private @Nullable String servedBy;

    @Option(names = "--unassigned", description = "Only those nobody serves.")
    private boolean unassigned;

    @Option(names = "--overdue", description = "Only those past their deadline.")
    private boolean overdue;

    @Option(names = "--customer", paramLabel = "PHONE", description = "Only this customer's.")
    private @Nullable String customer;

    @Option(names = "--organization", paramLabel = "NAME|ID", description = "Only this organisation's.")
    private @Nullable String organization;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new Failure("--limit must be 1 or more but is " + limit, ExitStatus.USAGE);
        }
        try (var api = new ConversationApi(data.endpoints())) {
            var found = api.list(filter());
            if (output.isJson()) {
                found.forEach(Output::json);
            } else {
                print(found);
            }
            return ExitStatus.OK;
        }
    }

    private ConversationFilter filter() {
        return new ConversationFilter(
                status == null ? null : status.name(),
                servedBy,
                unassigned,
                overdue,
                customer,
                organization == null
                        ? null
                        : AgentOptions.organization(organization).toString(),
                limit);
    }

    private static void print(List<ConversationView> found) {
        if (found.isEmpty()) {
            Output.line("No such conversation. Write as a customer with ./prosa say 'Oi'");
            return;
        }
        Output.line(row("conversation", "customer", "organisation", "session", "status", "served by", "next"));
        for (var one : found) {
            Output.line(row(
                    one.conversationId().toString(),
                    one.customerAddress().value(),
                    KNOWN.getOrDefault(
                            one.organizationId(), one.organizationId().toString()),
                    Integer.toString(one.session()),
                    one.status().name(),
                    one.servedBy() == null ? "-" : Answers.inWords(one.servedBy()),
                    next(one)));
        }
    }

    /// When the session leaves its status by itself, or why it closed.
    private static String next(ConversationView one) {
        if (one.status() == ConversationStatus.CLOSED) {
            return one.closeReason()
                    + (one.closedAt() == null ? "" : " at " + Times.local(one.closedAt()))
                    + (one.revision() > 1 ? " (revision " + one.revision() + ")" : "");
        }
        return one.deadline() == null ? "-" : one.next() + " at " + Times.local(one.deadline());
    }

    private static String row(String... cells) {
        return String.format("%-36s  %-24s  %-12s  %-7s  %-21s  %-10s  %s", (Object[]) cells);
    }
}
