package dev.prosa.conversation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.ConversationStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.TextSent;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What was given, and the one thing that happens then.
final class Story {

    private final World world;
    private final String told;

    private Story(ConversationPolicy policy, Act[] acts) {
        world = new World(new NoSession(), policy);
        told = Arrays.toString(acts);
        for (Act act : acts) {
            assertThat(world.apply(act.input().apply(world.state())))
                    .as("%s in %s", act, told)
                    .isInstanceOf(Accepted.class);
        }
    }

    /// Everything given must have been accepted, or the story is another than it tells.
    static Story given(Act... acts) {
        return new Story(Inputs.POLICY, acts);
    }

    static Story given(ConversationPolicy policy, Act... acts) {
        return new Story(policy, acts);
    }

    Then when(Act act) {
        ConversationState before = world.state();
        return new Then(before, world.apply(act.input().apply(before)), world.state(), told + ", then " + act);
    }

    ConversationState state() {
        return world.state();
    }

    /// What became of it. Every method checks and goes on.
    record Then(ConversationState before, Decision decision, ConversationState after, String told) {

        Then thenAccepted() {
            assertThat(decision).as(told).isInstanceOf(Accepted.class);
            return this;
        }

        /// Nothing else happens than that a timer is set right.
        Then thenIgnored(Ignored.Why why) {
            assertThat(decision)
                    .as(told)
                    .isInstanceOfSatisfying(
                            Ignored.class, ignored -> assertThat(ignored.why()).isEqualTo(why));
            assertThat(status(after)).as(told).isEqualTo(status(before));
            return this;
        }

        void thenRejected(Rejected.Why why) {
            assertThat(decision).as(told).isEqualTo(new Rejected(why));
            assertThat(after).isEqualTo(before);
        }

        /// Accepted, and open in this status.
        Then then(ConversationStatus status) {
            thenAccepted();
            assertThat(status(after)).as(told).isEqualTo(status);
            return this;
        }

        /// Accepted, and closed for the first time since it was last open.
        Then thenCloses(CloseReason reason, Actor by) {
            assertThat(before).as(told).isInstanceOf(Open.class);
            return thenClosed(reason, by);
        }

        /// Accepted, and closed for another reason than before.
        Then thenRevises(CloseReason reason, Actor by) {
            assertThat(before).as(told).isInstanceOf(Closed.class);
            assertThat(session(after).outcomes().revision())
                    .as(told)
                    .isEqualTo(session(before).outcomes().revision() + 1);
            return thenClosed(reason, by);
        }

        /// Accepted, and open again.
        Then thenReopens(ConversationStatus status) {
            assertThat(before).as(told).isInstanceOf(Closed.class);
            then(status);
            assertThat(session(after).outcomes().reopenings())
                    .as(told)
                    .isEqualTo(session(before).outcomes().reopenings() + 1);
            assertThat(session(after).number())
                    .as(told)
                    .isEqualTo(session(before).number());
            return this;
        }

        /// Accepted and kept in the closed session, whose outcome stands.
        Then thenStaysClosed() {
            assertThat(before).as(told).isInstanceOf(Closed.class);
            thenClosed(((Closed) before).reason(), ((Closed) before).by());
            assertThat(session(after).outcomes())
                    .as(told)
                    .isEqualTo(session(before).outcomes());
            return this;
        }

        /// Accepted, in a session of its own.
        Then thenOpensSession(int number, ConversationStatus status) {
            then(status);
            assertThat(session(after).number()).as(told).isEqualTo(number);
            return this;
        }

        private Then thenClosed(CloseReason reason, Actor by) {
            thenAccepted();
            assertThat(after).as(told).isInstanceOfSatisfying(Closed.class, closed -> {
                assertThat(closed.reason()).as(told).isEqualTo(reason);
                assertThat(closed.by()).as(told).isEqualTo(by);
            });
            return this;
        }

        Then servedBy(@Nullable Actor actor) {
            assertThat(session(after).servedBy()).as(told).isEqualTo(actor);
            return this;
        }

        /// When it leaves its status by itself, and how it closes then.
        Then until(String time, @Nullable CloseReason closes) {
            assertThat(Deadline.of((Open) after, clocks())).as(told).isEqualTo(new Deadline(Acts.at(time), closes));
            return this;
        }

        /// When it leaves its status by itself to go idle.
        Then untilIdle(String time) {
            return until(time, null);
        }

        Then sending(TextKind... kinds) {
            assertThat(texts()).as(told).containsExactly(kinds);
            return this;
        }

        Then sendingNothing() {
            return sending();
        }

        /// @param type of which there is exactly one
        <E extends ConversationEvent> Then with(Class<E> type, Consumer<E> check) {
            assertThat(events(type)).as(told).singleElement().satisfies(check);
            return this;
        }

        Then without(Class<? extends ConversationEvent> type) {
            assertThat(events(type)).as(told).isEmpty();
            return this;
        }

        Then session(Consumer<Session> check) {
            assertThat(session(after)).as(told).satisfies(check);
            return this;
        }

        Then closed(Consumer<Closed> check) {
            assertThat(after).as(told).isInstanceOfSatisfying(Closed.class, check);
            return this;
        }

        private <E extends ConversationEvent> List<E> events(Class<E> type) {
            return decision.events().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        private List<TextKind> texts() {
            return events(TextSent.class).stream().map(TextSent::kind).toList();
        }

        private static Session session(ConversationState state) {
            return ((WithSession) state).session();
        }

        private static @Nullable ConversationStatus status(ConversationState state) {
            return state instanceof WithSession with ? with.status() : null;
        }

        private static TimeoutPolicy clocks() {
            return Inputs.POLICY.timeouts();
        }
    }
}
