package dev.prosa.conversation.console;

import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.conversation.agents.MessageItem;
import dev.prosa.conversation.agents.TransitionItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Puts what was said and the turns it led to into one order: the log's. Pure.
final class Timeline {

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::offset).thenComparingInt(Entry::rank);
    private static final int QUOTED = 80;

    private Timeline() {}

    static List<Entry> of(List<MessageItem> messages, List<TransitionItem> turns, Wording wording) {
        List<Entry> entries = new ArrayList<>();
        for (MessageItem message : messages) {
            MessageItem.Delivery delivery = message.delivery();
            entries.add(new Entry.Said(
                    message,
                    by(message, wording),
                    delivery == null ? ours(message, wording) : wording.delivery(delivery),
                    quoted(message, messages, wording)));
        }
        for (TransitionItem turn : turns) {
            entries.add(new Entry.Turned(turn, wording.why(turn, opens(turn, messages, turns))));
        }
        entries.sort(ORDER);
        return entries;
    }

    /// Whether nothing of its session comes before it.
    private static boolean opens(TransitionItem turn, List<MessageItem> messages, List<TransitionItem> turns) {
        long offset = turn.evidence().offset();
        return messages.stream()
                        .noneMatch(it ->
                                it.session() == turn.session() && it.evidence().offset() < offset)
                && turns.stream()
                        .noneMatch(it ->
                                it.session() == turn.session() && it.evidence().offset() < offset);
    }

    private static String by(MessageItem message, Wording wording) {
        String id = message.by();
        return switch (message.author()) {
            case CUSTOMER -> wording.text("who.customer");
            case ASSISTANT -> wording.text("who.assistant");
            case SYSTEM -> wording.text("who.system");
            case AGENT, NOTE -> id == null ? wording.text("who.somebody") : wording.person(id);
        };
    }

    /// A message of ours of which the channel has said nothing yet.
    private static @Nullable String ours(MessageItem message, Wording wording) {
        return message.author() == Author.CUSTOMER || message.author() == Author.NOTE
                ? null
                : wording.text("delivery.WAITING");
    }

    private static @Nullable String quoted(MessageItem message, List<MessageItem> all, Wording wording) {
        MessageReceived.RepliedTo repliedTo = message.details().repliedTo();
        if (repliedTo == null) {
            return null;
        }
        return all.stream()
                .filter(it ->
                        Objects.equals(it.messageSid(), repliedTo.messageSid().value()))
                .map(MessageItem::body)
                .findFirst()
                .map(body -> body.length() <= QUOTED ? body : body.substring(0, QUOTED) + "…")
                .orElseGet(() -> wording.text("thread.earlier-message"));
    }
}
