package dev.prosa.conversation.console;

import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.conversation.agents.ConversationItem;
import dev.prosa.conversation.agents.MessageItem;
import dev.prosa.conversation.agents.TransitionItem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.util.StringUtils;

/// Says what the machine decided in a person's language and time zone. Pure, but for today's date.
///
/// @param region whose way of writing times it is; of the same language
/// @param names of the organisation's people
/// @param me whoever reads it
record Wording(MessageSource texts, Locale locale, Locale region, ZoneId zone, Colleagues.Names names, String me) {

    public String text(String key, Object... arguments) {
        return texts.getMessage(key, arguments, locale);
    }

    /// `14:05` today, with the day otherwise.
    public String time(Instant at) {
        boolean today = LocalDate.ofInstant(at, zone).equals(LocalDate.now(zone));
        DateTimeFormatter format = today
                ? DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.SHORT);
        return format.withLocale(region).format(at.atZone(zone));
    }

    /// To the second, for whoever wants to know.
    public String exactTime(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(region)
                .format(at.atZone(zone));
    }

    public String status(ConversationStatus status) {
        return text("status." + status);
    }

    /// What the deadline leads to, before a time that is still to run.
    public String leadsTo(ConversationItem conversation) {
        CloseReason reason = conversation.leadsTo();
        return text("deadline." + (reason == null ? "IDLE" : reason));
    }

    /// `you`, a name, or what they are.
    public String who(@Nullable Actor actor) {
        if (actor == null) {
            return text("who.nobody");
        }
        String id = actor.id();
        return switch (actor.kind()) {
            case CUSTOMER -> text("who.customer");
            case ASSISTANT -> text("who.assistant");
            case SYSTEM -> text(id == null ? "who.clock" : "who.operator");
            case AGENT, SUPERVISOR -> id == null ? text("who.somebody") : person(id);
        };
    }

    public String person(String agentId) {
        return agentId.equals(me) ? text("who.you") : names.of(agentId);
    }

    /// How a session ended.
    public String closed(ConversationItem conversation) {
        CloseReason reason = conversation.closeReason();
        return text(
                "closed." + (reason == null ? "UNKNOWN" : reason),
                who(conversation.closedBy()),
                conversation.closedAt() == null ? "" : time(conversation.closedAt()));
    }

    /// Why the conversation took a turn: the most particular sentence there is for it.
    ///
    /// @param opens whether a session begins with it
    public String why(TransitionItem turn, boolean opens) {
        String input = "why." + turn.input();
        String to = turn.to() == null ? "NONE" : turn.to().name();
        String from =
                opens ? "OPENS" : turn.from() == null ? "NONE" : turn.from().name();
        Double confidence = turn.confidence();
        Object[] arguments = {
            who(turn.by()),
            confidence == null ? "" : Math.round(confidence * 100) + " %",
            turn.session(),
            transferredTo(turn)
        };
        String sentence = Stream.of(input + "." + from + "." + to, input + ".from." + from, input + "." + to, input)
                .map(key -> texts.getMessage(key, arguments, null, locale))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> text(
                        "why.other",
                        turn.input(),
                        turn.from() == null ? "" : status(turn.from()),
                        turn.to() == null ? "" : status(turn.to())));
        return StringUtils.capitalize(sentence);
    }

    private String transferredTo(TransitionItem turn) {
        String detail = turn.detail();
        return detail != null && detail.startsWith("to ") && turn.input().equals("TransferRequested")
                ? person(detail.substring("to ".length()))
                : "";
    }

    public String delivery(MessageItem.Delivery delivery) {
        Integer code = delivery.errorCode();
        String known = code == null ? null : texts.getMessage("delivery.error." + code, null, null, locale);
        String status = text("delivery." + delivery.status());
        return code == null ? status : known == null ? status + " (" + code + ")" : status + ": " + known;
    }

    /// What became of a command, and what is true.
    public String answered(CommandAnswered answered) {
        CommandAnswered.Truth truth = answered.truth();
        Object[] arguments = {
            truth == null ? text("who.somebody") : who(truth.servedBy()),
            truth == null || truth.servedSince() == null ? "" : time(truth.servedSince()),
            truth == null ? 0 : truth.session(),
            truth == null || truth.closeReason() == null ? "" : text("reason." + truth.closeReason()),
            truth == null ? "" : who(truth.closedBy()),
            truth == null || truth.closedAt() == null ? "" : time(truth.closedAt())
        };
        String key = answered.decision() == CommandAnswered.Kind.APPLIED
                ? "applied." + answered.command() + revised(answered)
                : "refused." + answered.reason();
        String sentence = texts.getMessage(key, arguments, null, locale);
        return sentence == null ? text("refused.other") : sentence;
    }

    /// A close that found a stronger one there is applied too, and its giver is told which stands.
    private static String revised(CommandAnswered answered) {
        CommandAnswered.Truth truth = answered.truth();
        boolean other = answered.command().equals("CloseRequested")
                && truth != null
                && truth.closeReason() != null
                && truth.closeReason() != CloseReason.AGENT_CLOSED
                && truth.closeReason() != CloseReason.SUPPORT_CLOSED;
        return other ? ".stronger" : "";
    }
}
