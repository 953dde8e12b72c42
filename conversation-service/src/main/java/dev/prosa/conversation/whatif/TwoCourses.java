package dev.prosa.conversation.whatif;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.conversation.closure.ClosureDetector;
import dev.prosa.conversation.domain.ConversationInput;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.Reading;
import dev.prosa.conversation.handling.InputTranslator;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A conversation as it went and, from a moment on, as it would have gone under other clocks.
///
/// Timers are claims about deadlines, so those on the log mean nothing under other clocks: they are
/// left out and fired anew, in the log's time. People's inputs stay. What they aimed at is
/// translated: the same session's place, and the same last message on the screen, although numbers
/// and positions may differ by then.
final class TwoCourses {

    private static final OrganizationId NOBODY = new OrganizationId(new UUID(0, 0));
    private static final int REMEMBERED = 1_000;
    private static final ClosureDetector DETECTOR = ClosureDetector.phrases();
    private static final InputTranslator AS_LOGGED = new InputTranslator(DETECTOR);

    private final OtherClocks clocks;
    private final Line actual = new Line();
    private final TreeMap<Long, Long> positions = new TreeMap<>();
    private @Nullable Line other;
    private @Nullable ConversationPolicy policy;

    TwoCourses(OtherClocks clocks) {
        this.clocks = clocks;
    }

    /// @param owner who owned the address at this input; null if nobody did
    /// @param reading how a message was read then; null where it was none
    void take(
            LoggedInput input,
            Instant recordedAt,
            @Nullable OrganizationId owner,
            ConversationPolicy inForce,
            @Nullable Reading reading) {
        policy = inForce;
        if (other == null && !recordedAt.isBefore(clocks.since())) {
            other = actual.copy();
        }
        Line alternative = other;
        if (alternative != null) {
            ConversationPolicy instead = clocks.instead(inForce);
            alternative.fire(recordedAt, clocks.since(), instead, owner(alternative, owner, input));
            if (!(input instanceof TimeoutElapsed)) {
                InputTranslator translator = new InputTranslator(DETECTOR, moved(alternative));
                alternative.take(translated(translator, alternative, input, recordedAt, owner, reading), instead);
            }
        }
        actual.take(translated(AS_LOGGED, actual, input, recordedAt, owner, reading), inForce);
        if (alternative != null) {
            positions.put(actual.lastPosition(), alternative.lastPosition());
            if (positions.size() > REMEMBERED) {
                positions.pollFirstEntry();
            }
        }
    }

    /// Lets the other clocks run until the end of the log.
    void end(Instant until) {
        ConversationPolicy last = policy;
        if (last == null || until.isBefore(clocks.since())) {
            return;
        }
        Line alternative = other == null ? actual.copy() : other;
        other = alternative;
        OrganizationId organization = alternative.organization();
        alternative.fire(until, clocks.since(), clocks.instead(last), organization == null ? NOBODY : organization);
    }

    Map<Integer, Line.End> actualEnds() {
        return actual.ends();
    }

    Map<Integer, Line.End> otherEnds() {
        return other == null ? actual.ends() : other.ends();
    }

    private static ConversationInput translated(
            InputTranslator translator,
            Line line,
            LoggedInput input,
            Instant recordedAt,
            @Nullable OrganizationId owner,
            @Nullable Reading reading) {
        ConversationInput translated =
                translator.translate(input, line.notBefore(recordedAt), owner(line, owner, input));
        return reading != null
                        && translated
                                instanceof
                                ConversationInput.MessageReceived(
                                        var at,
                                        var addressOwner,
                                        var channel,
                                        var sid,
                                        var _,
                                        var answer)
                ? new ConversationInput.MessageReceived(at, addressOwner, channel, sid, reading, answer)
                : translated;
    }

    private static OrganizationId owner(Line line, @Nullable OrganizationId owner, LoggedInput input) {
        OrganizationId organization = owner == null ? line.organization() : owner;
        if (organization != null) {
            return organization;
        }
        return input instanceof Command command ? command.command().organizationId() : NOBODY;
    }

    private UnaryOperator<CommandContext> moved(Line alternative) {
        return context -> {
            Map.Entry<Long, Long> seen = context.seen() == null ? null : positions.floorEntry(context.seen());
            return new CommandContext(
                    context.commandId(),
                    context.organizationId(),
                    context.agentId(),
                    context.role(),
                    context.session() == null
                            ? null
                            : Integer.valueOf(
                                    Math.max(1, context.session() + alternative.session() - actual.session())),
                    seen == null ? context.seen() : seen.getValue(),
                    context.occurredAt());
        };
    }
}
