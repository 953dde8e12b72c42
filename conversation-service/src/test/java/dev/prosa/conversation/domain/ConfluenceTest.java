package dev.prosa.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.conversation.domain.Alphabet.Move;
import dev.prosa.conversation.domain.Alphabet.Party;
import dev.prosa.conversation.domain.ConversationInput.FailRequested;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.Decision.Rejected;
import dev.prosa.conversation.domain.Reachable.Found;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No outcome depends on who won by a millisecond. Exhaustive over the kinds of reachable states,
/// every telling
/// moment in them, and every pair (every set of closings) of inputs of different parties.
class ConfluenceTest {

    private static final int DEPTH = 6;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothOrdersOfAnyTwoInputsEndAlikeOrOneSenderIsRefused(boolean assistant) {
        ConversationPolicy policy = assistant ? Inputs.WITH_ASSISTANT : Inputs.POLICY;
        List<Found> states = Reachable.states(policy, DEPTH);
        List<String> violations = new ArrayList<>();
        long pairs = 0;
        for (Found found : states) {
            for (Instant at : Reachable.moments(found.state(), policy)) {
                List<Move> moves = Alphabet.moves(found.state(), at, "x");
                for (int i = 0; i < moves.size(); i++) {
                    for (int j = i + 1; j < moves.size(); j++) {
                        Move one = moves.get(i);
                        Move other = moves.get(j);
                        if (one.party() == other.party() || isTheException(one, other)) {
                            continue;
                        }
                        pairs++;
                        check(found, at, one, other, policy, violations);
                    }
                }
            }
        }
        System.out.printf("confluence: %d kinds of states, %d pairs, both orders%n", states.size(), pairs);
        assertThat(violations.stream().limit(10)).isEmpty();
        assertThat(states).hasSizeGreaterThan(100);
        assertThat(pairs).isGreaterThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyPermutationOfClosingInputsEndsInTheStrongestReason(boolean assistant) {
        ConversationPolicy policy = assistant ? Inputs.WITH_ASSISTANT : Inputs.POLICY;
        List<String> violations = new ArrayList<>();
        long permutations = 0;
        for (Found found : Reachable.states(policy, DEPTH)) {
            if (!(found.state() instanceof Open open)) {
                continue;
            }
            Instant at = Deadline.of(open, policy.timeouts()).at();
            List<Move> closings = Alphabet.moves(open, at, "x").stream()
                    .filter(move -> isClosing(open, move, policy))
                    .toList();
            for (List<Move> some : subsets(closings)) {
                CloseReason strongest = some.stream()
                        .map(move -> reasonAlone(open, move, policy))
                        .min(Comparator.naturalOrder())
                        .orElseThrow();
                for (List<Move> order : permutations(some)) {
                    permutations++;
                    World world = new World(open, policy);
                    order.forEach(move -> world.apply(move.input()));
                    if (world.afterSilence() != strongest) {
                        violations.add(found.story() + " then " + order + ": " + world.end() + " is not " + strongest);
                    }
                }
            }
        }
        System.out.printf("closings: %d permutations%n", permutations);
        assertThat(violations.stream().limit(10)).isEmpty();
        assertThat(permutations).isGreaterThan(1_000);
    }

    /// On purpose: a message against a failure stays in the failed session or opens the next.
    private static boolean isTheException(Move one, Move other) {
        return one.input() instanceof MessageReceived && fails(other)
                || other.input() instanceof MessageReceived && fails(one);
    }

    private static boolean fails(Move move) {
        return move.input() instanceof FailRequested || move.party() == Party.CHANNEL;
    }

    private static void check(
            Found found, Instant at, Move one, Move other, ConversationPolicy policy, List<String> violations) {
        World first = run(found, policy, one, other);
        World second = run(found, policy, other, one);
        boolean oneRefusedOnce = isRejected(first.decisions().get(0))
                != isRejected(second.decisions().get(1));
        boolean otherRefusedOnce = isRejected(first.decisions().get(1))
                != isRejected(second.decisions().get(0));
        if (oneRefusedOnce || otherRefusedOnce) {
            return;
        }
        if (!first.end().equals(second.end()) || first.afterSilence() != second.afterSilence()) {
            violations.add(found.story() + " @" + at + ": " + one + " / " + other + "\n  " + first.end() + " then "
                    + first.afterSilence() + "\n  " + second.end() + " then " + second.afterSilence());
        }
    }

    private static World run(Found found, ConversationPolicy policy, Move... moves) {
        World world = new World(found.state(), policy);
        for (Move move : moves) {
            world.apply(move.input());
        }
        return world;
    }

    private static boolean isRejected(Decision decision) {
        return decision instanceof Rejected;
    }

    private static boolean isClosing(Open open, Move move, ConversationPolicy policy) {
        boolean closes =
                move.name().startsWith("close") || fails(move) || move.name().equals("says goodbye");
        World world = new World(open, policy);
        Decision decision = world.apply(move.input());
        boolean ends = !(world.state() instanceof Open);
        return closes && !isRejected(decision) || move.party() == Party.CLOCK && ends;
    }

    private static CloseReason reasonAlone(Open open, Move move, ConversationPolicy policy) {
        World world = new World(open, policy);
        world.apply(move.input());
        return Objects.requireNonNull(world.afterSilence());
    }

    private static List<List<Move>> subsets(List<Move> moves) {
        List<List<Move>> subsets = new ArrayList<>();
        for (int bits = 1; bits < 1 << moves.size(); bits++) {
            List<Move> subset = new ArrayList<>();
            for (int i = 0; i < moves.size(); i++) {
                if ((bits & 1 << i) != 0) {
                    subset.add(moves.get(i));
                }
            }
            if (subset.stream().map(Move::party).collect(Collectors.toSet()).size() == subset.size()) {
                subsets.add(subset);
            }
        }
        return subsets;
    }

    private static List<List<Move>> permutations(List<Move> moves) {
        if (moves.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Move>> all = new ArrayList<>();
        for (Move head : moves) {
            List<Move> rest = moves.stream().filter(move -> move != head).toList();
            for (List<Move> tail : permutations(rest)) {
                List<Move> order = new ArrayList<>();
                order.add(head);
                order.addAll(tail);
                all.add(order);
            }
        }
        return all;
    }
}
