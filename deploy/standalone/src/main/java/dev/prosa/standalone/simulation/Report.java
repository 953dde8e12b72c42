package dev.prosa.standalone.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.ConversationUpdated;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Outcome;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Tells each conversation's story as it happens, and keeps what was expected and did not come.
final class Report {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private final Consumer<String> lines;
    private final boolean colours;
    private final Map<ConversationId, String> names = new ConcurrentHashMap<>();
    private final List<Broken> broken = new CopyOnWriteArrayList<>();
    private final AtomicInteger met = new AtomicInteger();
    private final AtomicInteger messages = new AtomicInteger();
    private final AtomicInteger commands = new AtomicInteger();

    /// An expectation that did not come true.
    record Broken(String customer, ConversationId conversation, String expected, String found) {}

    /// @param lines takes each line, from several threads
    Report(Consumer<String> lines, boolean colours) {
        this.lines = lines;
        this.colours = colours;
    }

    void enters(ConversationId conversation, String name) {
        names.put(conversation, name);
    }

    void says(ConversationId conversation, String text) {
        messages.incrementAndGet();
        tell(conversation, "›", quoted(text), "");
    }

    void commands(ConversationId conversation, String agent, String what) {
        commands.incrementAndGet();
        tell(conversation, "‹", agent + " " + what, "");
    }

    void answered(CommandAnswered answer, String agent) {
        CommandAnswered.Truth truth = answer.truth();
        String why = answer.reason() == null ? "" : " " + answer.reason();
        String owner = truth == null || truth.servedBy() == null ? "" : ", served by " + named(truth.servedBy());
        tell(
                answer.conversationId(),
                "‹",
                agent + " is told " + answer.decision() + why + owner,
                answer.decision() == CommandAnswered.Kind.REJECTED ? "33" : "2");
    }

    void happened(ConversationUpdated update) {
        if (update.status() == update.previousStatus() || !names.containsKey(update.conversationId())) {
            return;
        }
        String from = update.previousStatus() == null ? "" : update.previousStatus() + " ";
        String why = update.closeReason() == null ? "" : " " + update.closeReason();
        tell(
                update.conversationId(),
                "·",
                "session " + update.session() + ": " + from + "→ " + update.status() + why + "  (" + update.cause()
                        + " by " + named(update.by()) + ")",
                "36");
    }

    void ended(ClosedConversation closed) {
        if (!names.containsKey(closed.conversationId())) {
            return;
        }
        String what = closed.outcome() == Outcome.REOPENED
                ? "reopened, " + closed.closeReason() + " no longer holds"
                : closed.closeReason() + " by " + named(closed.closedBy());
        tell(
                closed.conversationId(),
                "■",
                "closed-conversations: session " + closed.session() + " revision " + closed.revision() + ": " + what,
                "32");
    }

    void met() {
        met.incrementAndGet();
    }

    void broken(ConversationId conversation, String expected, String found) {
        broken.add(new Broken(name(conversation), conversation, expected, found));
        tell(conversation, "✗", "expected " + expected + ", found " + found, "31");
    }

    Summary summary(Collection<ClosedConversation> outcomes, long millis) {
        Summary.Builder summary = new Summary.Builder(names.size(), messages.get(), commands.get(), met.get(), millis);
        outcomes.stream()
                .filter(closed -> names.containsKey(closed.conversationId()))
                .forEach(summary::count);
        return summary.build(List.copyOf(broken));
    }

    private void tell(ConversationId conversation, String mark, String what, String colour) {
        String line =
                LocalTime.now().format(TIME) + "  " + String.format("%-16s", name(conversation)) + mark + " " + what;
        lines.accept(colours && !colour.isEmpty() ? "\u001b[" + colour + "m" + line + "\u001b[0m" : line);
    }

    private String name(ConversationId conversation) {
        return names.getOrDefault(conversation, conversation.toString().substring(0, 8));
    }

    private static String named(Actor actor) {
        return actor.id() == null ? actor.kind().name().toLowerCase(Locale.ROOT) : actor.id();
    }

    private static String quoted(String text) {
        return "“" + text + "”";
    }
}
