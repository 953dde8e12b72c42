package dev.prosa.conversation.domain;

import dev.prosa.conversation.domain.Alphabet.Move;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.Progress;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/// Walks the machine from nothing, every move at every telling moment, and keeps one state of each
/// kind it meets.
final class Reachable {

    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    /// @param story the moves that lead there
    record Found(ConversationState state, List<String> story) {}

    private Reachable() {}

    static List<Found> states(ConversationPolicy policy, int depth) {
        Map<String, Found> kinds = new LinkedHashMap<>();
        Queue<Found> frontier = new ArrayDeque<>();
        frontier.add(new Found(new NoSession(), List.of()));
        while (!frontier.isEmpty()) {
            Found found = frontier.remove();
            if (kinds.putIfAbsent(kind(found.state(), policy), found) != null
                    || found.story().size() == depth) {
                continue;
            }
            for (Instant at : moments(found.state(), policy)) {
                for (Move move :
                        Alphabet.moves(found.state(), at, "w" + found.story().size())) {
                    World world = new World(found.state(), policy);
                    world.apply(move.input());
                    List<String> story = new ArrayList<>(found.story());
                    story.add(move + " @" + at);
                    frontier.add(new Found(world.state(), story));
                }
            }
        }
        return List.copyOf(kinds.values());
    }

    /// The next second, the instant of the deadline or of the close, the edges of the windows
    /// after it.
    static List<Instant> moments(ConversationState state, ConversationPolicy policy) {
        return switch (state) {
            case NoSession _ -> List.of(START);
            case Open open -> {
                Instant deadline = Deadline.of(open, policy.timeouts()).at();
                yield List.of(open.session().lastAt().plusSeconds(10), deadline);
            }
            case Closed closed -> {
                Duration reopen = policy.timeouts().reopenWindow();
                yield List.of(
                        later(closed, closed.closedAt()),
                        later(closed, closed.closedAt().plusSeconds(10)),
                        later(closed, closed.closedAt().plus(reopen)),
                        later(closed, closed.closedAt().plus(reopen).plusMillis(1)),
                        later(
                                closed,
                                closed.closedAt()
                                        .plus(policy.timeouts().revisionWindow())
                                        .plusMillis(1)));
            }
        };
    }

    private static Instant later(Closed closed, Instant at) {
        return at.isBefore(closed.session().lastAt()) ? closed.session().lastAt() : at;
    }

    /// What the machine's rules look at, without identities and exact times.
    private static String kind(ConversationState state, ConversationPolicy policy) {
        if (!(state instanceof WithSession with)) {
            return "none";
        }
        Session session = with.session();
        Dialogue dialogue = session.dialogue();
        String open = kindOf(with instanceof Closed closed ? closed.before() : (Open) with);
        String end = with instanceof Closed closed
                ? closed.reason() + " by " + closed.closing().getClass().getSimpleName() + " "
                        + (closed.revisedAt() != null) + closed.isAutomatic()
                : "";
        return String.join(
                "/",
                open,
                end,
                "" + Math.min(2, session.number()),
                "" + session.servedBy(),
                "" + session.service().releasedFrom(),
                "" + (dialogue.lastLowPosition() == dialogue.lastCustomerPosition()),
                "" + (dialogue.unansweredFrom() == null),
                "" + (session.outcomes().satisfaction() == null),
                "" + Math.min(1, session.outcomes().reopenings()),
                "" + (session.armed() == null));
    }

    private static String kindOf(Open open) {
        String owes = open instanceof Progress progress
                ? (progress.customerOwesSince() != null) + "," + (progress.withdrawnAt() != null)
                : "";
        return open.status() + owes;
    }
}
