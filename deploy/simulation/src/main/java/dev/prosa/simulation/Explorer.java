package dev.prosa.simulation;

import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.Inside;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Raw;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.Rules;
import dev.prosa.conversation.handling.Simulated;
import dev.prosa.conversation.organization.TextBook;
import dev.prosa.conversation.store.BatchStore.Known;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandAnswerRow;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.store.MessageRow;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.conversation.store.TransitionRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every interleaving of a few inputs about one conversation, each at every telling moment, with a
/// crash before and after each commit, and cut into batches in every way. States of one likeness
/// are explored once.
final class Explorer {

    private static final TextBook TEXTS = new TextBook();
    private static final Raw RAW = new Raw(null, null, List.of());
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    private static final Rules RULES = Rules.inForce(new Organizations().current());
    private static final TimeoutPolicy CLOCKS =
            Organizations.policy(Organizations.FIRST, 1).policy().timeouts();

    private final int depth;
    private final States seen = new States();
    private final List<String> surprises = new ArrayList<>();
    private long transitions;
    private long crashes;
    private long cuts;

    /// What was explored.
    record Explored(int depth, long states, long transitions, long crashes, long cuts, List<String> surprises) {}

    /// A state and how it was first reached.
    ///
    /// @param before the state before its last input; null at the beginning
    private record Node(
            @Nullable StoredConversation stored,
            int closingsAtReopen,
            Instant at,
            @Nullable Node before,
            @Nullable Readable by) {

        String story() {
            return before == null || by == null ? "" : before.story() + Moves.name(by) + " @" + by.at() + "; ";
        }
    }

    Explorer(int depth) {
        this.depth = depth;
    }

    Explored explore() {
        List<Node> frontier = List.of(new Node(null, 0, START, null, null));
        seen.add(1);
        for (int level = 0; level < depth && surprises.isEmpty(); level++) {
            List<Node> next = new ArrayList<>();
            for (Node node : frontier) {
                expand(node, level, next);
            }
            frontier = next;
        }
        return new Explored(depth, seen.size(), transitions, crashes, cuts, surprises);
    }

    private void expand(Node node, int level, List<Node> next) {
        for (Instant at : moments(node)) {
            for (int move = 0; move < Moves.COUNT; move++) {
                Readable record = new Readable(
                        new Evidence(0, level),
                        at,
                        null,
                        RAW,
                        Moves.input(move, node.stored(), "x" + level + "-" + move));
                try {
                    Node reached = take(node, record);
                    if (reached != null && level + 1 < depth) {
                        next.add(reached);
                    }
                } catch (Violation violation) {
                    surprises.add(node.story() + Moves.name(record) + " @" + at + ": " + violation.getMessage());
                }
            }
        }
    }

    /// Soon after, and around whatever ends by itself.
    private static List<Instant> moments(Node node) {
        Instant soon = node.at().plusSeconds(1);
        if (node.stored() == null) {
            return List.of(soon);
        }
        return switch (node.stored().state()) {
            case Open open -> {
                Instant deadline = Inside.deadline(open, CLOCKS);
                yield deadline.isAfter(soon) ? List.of(soon, deadline.minusMillis(1), deadline) : List.of(soon);
            }
            case Closed closed -> {
                Instant window = closed.closedAt().plus(CLOCKS.reopenWindow());
                yield window.isAfter(soon) ? List.of(node.at(), soon, window, window.plusMillis(1)) : List.of(soon);
            }
        };
    }

    private @Nullable Node take(Node node, Readable record) {
        transitions++;
        Known known = known(node.stored(), null);
        BatchWrites writes = fold(List.of(record), known);
        crash(node, record, writes);
        cut(node, record, writes);
        StoredConversation before = node.stored();
        StoredConversation after = writes.conversations().isEmpty()
                ? before
                : writes.conversations().getFirst().stored();
        Invariants invariants = new Invariants();
        invariants.reopenedAfter(Moves.CONTACT.id(), node.closingsAtReopen());
        TransitionRow row = writes.transitions().getFirst();
        invariants.check(record, row, writes, before, after);
        if (after == null || after == before) {
            return null;
        }
        int closings = invariants.closingsAtReopen(Moves.CONTACT.id());
        return seen.add(Inside.likeness(after.state(), record.at()) * 31 + closings)
                ? new Node(after, closings, record.at(), node, record)
                : null;
    }

    private static BatchWrites fold(List<Incoming> records, Known known) {
        return Simulated.fold(RULES, People.DETECTOR, TEXTS, records, known, _ -> "");
    }

    private static Known known(@Nullable StoredConversation stored, @Nullable BatchWrites committed) {
        Map<dev.prosa.contracts.identity.ConversationId, StoredConversation> conversations = new HashMap<>();
        if (stored != null) {
            conversations.put(stored.id(), stored);
        }
        Set<KnownMessage> messages = new HashSet<>();
        Map<CommandKey, CommandAnswerRow> answers = new HashMap<>();
        if (committed != null) {
            committed.conversations().forEach(changed -> conversations.put(changed.id(), changed.stored()));
            for (MessageRow row : committed.messages()) {
                if (row.messageSid() != null) {
                    messages.add(new KnownMessage(row.conversationId(), row.messageSid()));
                }
            }
            committed.answers().forEach(row -> answers.put(row.key(), row));
        }
        return new Known(conversations, messages, answers);
    }

    /// Before the commit nothing happened, so it is decided alike; after it, the sender who heard
    /// nothing sends again, and nothing more happens.
    private void crash(Node node, Readable record, BatchWrites writes) {
        crashes += 2;
        BatchWrites again = fold(List.of(record), known(node.stored(), null));
        if (!again.conversations().equals(writes.conversations())
                || !again.transitions().equals(writes.transitions())) {
            throw new Violation(Promise.FOLD_OF_THE_LOG, "decided again after a crash it is decided otherwise");
        }
        if (record.input() instanceof TimeoutElapsed) {
            return;
        }
        Readable resent = new Readable(new Evidence(0, 1_000), record.at(), null, RAW, record.input());
        BatchWrites more = fold(List.of(resent), known(node.stored(), writes));
        if (hasMoved(more, writes, record)
                || !more.messages().isEmpty()
                || !more.answers().isEmpty()) {
            throw new Violation(Promise.EXACTLY_ONCE, "what was sent again had an effect again");
        }
    }

    /// A report of the channel is written each time, since only its row knows how far the message was; it
    /// changes nothing else. All others leave no trace.
    private static boolean hasMoved(BatchWrites more, BatchWrites writes, Readable record) {
        if (!(record.input() instanceof DeliveryReported)
                || writes.conversations().isEmpty()) {
            return !more.conversations().isEmpty();
        }
        StoredConversation after = writes.conversations().getFirst().stored();
        return more.conversations().stream()
                .anyMatch(changed -> !changed.stored().state().equals(after.state()));
    }

    /// Together with the input before it in one batch, or each in its own: the same.
    private void cut(Node node, Readable record, BatchWrites alone) {
        Node before = node.before();
        Readable by = node.by();
        if (before == null || by == null) {
            return;
        }
        cuts++;
        BatchWrites together = fold(List.of(by, record), known(before.stored(), null));
        StoredConversation one = together.conversations().getFirst();
        StoredConversation other = alone.conversations().isEmpty()
                ? node.stored()
                : alone.conversations().getFirst();
        if (other == null
                || !one.state().equals(other.state())
                || !java.util.Objects.equals(one.deadline(), other.deadline())
                || !together.transitions().getLast().equals(alone.transitions().getLast())) {
            throw new Violation(Promise.FOLD_OF_THE_LOG, "cut into other batches the log gives something else");
        }
    }
}
