package dev.prosa.conversation.domain;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.Alphabet.Move;
import dev.prosa.conversation.domain.ConversationInput.Command;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/// Whatever may happen to a conversation, at moments that tell, in the log's order.
///
/// @param policy under which all of it is decided
record RandomHistory(ConversationPolicy policy, List<Choice> choices) {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private static final TimeoutPolicy SECONDS = new TimeoutPolicy(
            Duration.ofSeconds(20),
            Duration.ofSeconds(15),
            Duration.ofSeconds(16), // longer than the clock that expires: idle never comes
            Duration.ofSeconds(5),
            Duration.ofSeconds(4),
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ofSeconds(9));

    /// What happens next, as numbers to choose by.
    record Choice(int moment, int move, Twist twist) {}

    enum Twist {
        NONE,
        UNDER_NEW_OWNER,
        FOR_ANOTHER_ORGANISATION,
        SAYING_NOTHING_SEEN,
        HAVING_SEEN_NOTHING,
        AT_NO_SESSION,
        AT_THE_NEXT_SESSION,
        AS_AN_OPERATOR,
        AS_THE_ASSISTANT,
        BY_SMS
    }

    record Taken(ConversationState before, ConversationInput input, Decision decision, ConversationState after) {}

    static Arbitrary<RandomHistory> any() {
        Arbitrary<TimeoutPolicy> clocks = Arbitraries.of(TimeoutPolicy.DEFAULTS, SECONDS);
        Arbitrary<Set<TextKind>> texts = Arbitraries.of(TextKind.class).set();
        Arbitrary<ConversationPolicy> policies = Combinators.combine(clocks, Arbitraries.of(true, false), texts)
                .as((chosen, assistant, wanted) -> new ConversationPolicy(1, chosen, assistant, wanted));
        Arbitrary<Twist> twists = Arbitraries.oneOf(
                Arbitraries.just(Twist.NONE), Arbitraries.just(Twist.NONE), Arbitraries.of(Twist.class));
        Arbitrary<Choice> choices = Combinators.combine(
                        Arbitraries.integers().between(0, 99),
                        Arbitraries.integers().between(0, 99),
                        twists)
                .as(Choice::new);
        return Combinators.combine(policies, choices.list().ofMinSize(1).ofMaxSize(40))
                .as(RandomHistory::new);
    }

    /// Runs it.
    List<Taken> steps() {
        List<Taken> steps = new ArrayList<>();
        ConversationState state = new NoSession();
        Instant last = START;
        for (Choice choice : choices) {
            Instant at = pick(moments(state, last), choice.moment());
            Move move = pick(Alphabet.moves(state, at, "w" + steps.size()), choice.move());
            ConversationInput input = twisted(move.input(), choice.twist());
            Decision decision = ConversationMachine.decide(state, input, policy);
            ConversationState after = state;
            for (ConversationEvent event : decision.events()) {
                after = ConversationMachine.evolve(after, event);
            }
            steps.add(new Taken(state, input, decision, after));
            state = after;
            last = at;
        }
        return steps;
    }

    private List<Instant> moments(ConversationState state, Instant last) {
        List<Instant> moments = new ArrayList<>(
                List.of(last, last.plusMillis(1), last.plusSeconds(2), last.plusSeconds(10), last.plusSeconds(600)));
        switch (state) {
            case NoSession _ -> moments.add(last.plusSeconds(1));
            case Open open ->
                around(moments, Deadline.of(open, policy.timeouts()).at());
            case Closed closed -> {
                around(moments, closed.closedAt().plus(policy.timeouts().reopenWindow()));
                around(moments, closed.closedAt().plus(policy.timeouts().revisionWindow()));
                around(moments, closed.closedAt().plus(Duration.ofHours(24)));
            }
        }
        moments.removeIf(moment -> moment.isBefore(last));
        return moments;
    }

    private static void around(List<Instant> moments, Instant moment) {
        moments.addAll(List.of(moment.minusMillis(1), moment, moment.plusMillis(1)));
    }

    private static <T> T pick(List<T> from, int choice) {
        return from.get(choice % from.size());
    }

    private static ConversationInput twisted(ConversationInput input, Twist twist) {
        return switch (twist) {
            case NONE -> input;
            case UNDER_NEW_OWNER -> Altered.ownedBy(Altered.RIVAL, input);
            case BY_SMS -> input instanceof MessageReceived message ? Altered.over(Channel.SMS, message) : input;
            case FOR_ANOTHER_ORGANISATION,
                    SAYING_NOTHING_SEEN,
                    HAVING_SEEN_NOTHING,
                    AT_NO_SESSION,
                    AT_THE_NEXT_SESSION,
                    AS_AN_OPERATOR,
                    AS_THE_ASSISTANT ->
                input instanceof Command command ? Altered.by(sender -> twisted(sender, twist), command) : input;
        };
    }

    private static Sender twisted(Sender sender, Twist twist) {
        OrganizationId organization = twist == Twist.FOR_ANOTHER_ORGANISATION ? Altered.RIVAL : sender.organization();
        Integer session = switch (twist) {
            case AT_NO_SESSION -> null;
            case AT_THE_NEXT_SESSION -> sender.session() == null ? Integer.valueOf(2) : sender.session() + 1;
            default -> sender.session();
        };
        Long seen = switch (twist) {
            case SAYING_NOTHING_SEEN -> null;
            case HAVING_SEEN_NOTHING -> Long.valueOf(0);
            default -> sender.seen();
        };
        Role role = switch (twist) {
            case AS_AN_OPERATOR -> Role.OPERATOR;
            case AS_THE_ASSISTANT -> Role.ASSISTANT;
            default -> sender.role();
        };
        return new Sender(organization, sender.agent(), role, sender.command(), session, seen);
    }

    static int session(ConversationState state) {
        return state instanceof WithSession with ? with.session().number() : 0;
    }
}
