package dev.prosa.standalone.hand;

import dev.prosa.contracts.vocabulary.Author;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.Evidence;
import dev.prosa.standalone.client.ConversationView;
import dev.prosa.standalone.client.MessageView;
import dev.prosa.standalone.client.TransitionView;
import dev.prosa.standalone.hand.ConversationCommand.Story;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A conversation's story as lines: every input with what was decided, its words below it.
final class Timeline {

    private static final String INDENT = "                ";
    private static final String TYPE_PREFIX = "dev.prosa.";

    private Timeline() {}

    static List<String> lines(Story story) {
        var lines = new ArrayList<>(head(story.conversation()));
        Map<Evidence, List<MessageView>> words = story.messages().stream()
                .filter(message -> message.evidence() != null)
                .collect(Collectors.groupingBy(Timeline::requireEvidence));
        for (var transition : story.transitions()) {
            lines.add("");
            lines.add(input(transition));
            words.getOrDefault(transition.evidence(), List.of()).forEach(message -> lines.add(INDENT + said(message)));
            lines.add(INDENT + decision(transition));
            emitted(transition).forEach(record -> lines.add(INDENT + record));
        }
        return lines;
    }

    private static List<String> head(ConversationView view) {
        return List.of(
                "conversation  " + view.conversationId(),
                "between       " + view.customerAddress().value() + " and "
                        + view.channelAddress().value(),
                "session " + view.session() + "     " + state(view));
    }

    private static String state(ConversationView view) {
        if (view.status() == ConversationStatus.CLOSED) {
            return "CLOSED, " + view.closeReason()
                    + (view.closedBy() == null ? "" : " by " + Answers.inWords(view.closedBy()))
                    + ", revision " + view.revision();
        }
        return view.status()
                + (view.servedBy() == null ? ", nobody serves it" : ", served by " + Answers.inWords(view.servedBy()))
                + (view.deadline() == null ? "" : ", " + view.next() + " at " + Times.local(view.deadline()));
    }

    private static String input(TransitionView transition) {
        return "%-14s  %s%s  %d@%d"
                .formatted(
                        Times.local(transition.at()),
                        transition.input(),
                        transition.by() == null ? "" : " by " + Answers.inWords(transition.by()),
                        transition.evidence().partition(),
                        transition.evidence().offset());
    }

    private static String decision(TransitionView transition) {
        var text = new StringBuilder("→ ").append(transition.decision());
        append(text, " ", transition.reason());
        append(text, ", ", transition.detail());
        append(text, ": ", change(transition.from(), transition.to()));
        append(text, ", session ", transition.session() == 0 ? null : transition.session());
        if (transition.confidence() != null) {
            text.append(String.format(Locale.ROOT, ", goodbye %.2f", transition.confidence()));
        }
        return text.toString();
    }

    private static @Nullable String change(@Nullable String from, @Nullable String to) {
        if (to == null) {
            return from;
        }
        return from == null ? "opens in " + to : to.equals(from) ? to + " stays" : from + " → " + to;
    }

    private static List<String> emitted(TransitionView transition) {
        var records = transition.emitted() == null ? List.<TransitionView.Emitted>of() : transition.emitted();
        return records.stream()
                .map(record ->
                        "  " + shortened(record.type()) + (record.topic() == null ? "" : " on " + record.topic()))
                .toList();
    }

    private static String said(MessageView message) {
        var author = message.author() == Author.NOTE
                ? "note"
                : message.author().name().toLowerCase(Locale.ROOT);
        var delivery = message.delivery() == null || message.delivery().status() == null
                ? ""
                : " [" + message.delivery().status()
                        + (message.delivery().errorCode() == null
                                ? ""
                                : " " + message.delivery().errorCode())
                        + "]";
        var media = message.media() == null || message.media().isEmpty()
                ? ""
                : " (+" + message.media().size() + " files)";
        return "%d %s: %s%s%s"
                .formatted(message.position(), author, message.body() == null ? "" : message.body(), media, delivery);
    }

    private static String shortened(String type) {
        return type.startsWith(TYPE_PREFIX) ? type.substring(TYPE_PREFIX.length()) : type;
    }

    private static void append(StringBuilder text, String before, @Nullable Object value) {
        if (value != null) {
            text.append(before).append(value);
        }
    }

    private static Evidence requireEvidence(MessageView message) {
        return Objects.requireNonNull(message.evidence());
    }
}
