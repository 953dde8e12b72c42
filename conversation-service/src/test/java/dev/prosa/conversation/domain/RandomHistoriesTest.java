package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.ConversationStatus.AWAITING_CONFIRMATION;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PENDING;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.contracts.vocabulary.ConversationStatus.WAITING_CLOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationEvent.CustomerMessageKept;
import dev.prosa.conversation.domain.ConversationEvent.NoteKept;
import dev.prosa.conversation.domain.ConversationEvent.OutcomeRevised;
import dev.prosa.conversation.domain.ConversationEvent.ReplyKept;
import dev.prosa.conversation.domain.ConversationEvent.SessionClosed;
import dev.prosa.conversation.domain.ConversationEvent.SessionOpened;
import dev.prosa.conversation.domain.ConversationEvent.SessionReopened;
import dev.prosa.conversation.domain.ConversationEvent.SurveyAnswered;
import dev.prosa.conversation.domain.ConversationEvent.TextSent;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import dev.prosa.conversation.domain.ConversationEvent.TimerCleared;
import dev.prosa.conversation.domain.ConversationInput.TimeoutElapsed;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Decision.Accepted;
import dev.prosa.conversation.domain.Decision.Ignored;
import dev.prosa.conversation.domain.Decision.Rejected;
import dev.prosa.conversation.domain.RandomHistory.Taken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds whatever happens. That nothing throws is part of every one of these.
class RandomHistoriesTest {

    private static final int TRIES = 2_000;

    @Provide
    Arbitrary<RandomHistory> histories() {
        return RandomHistory.any();
    }

    @Property(tries = TRIES)
    void theStateIsTheFoldOfTheEvents(@ForAll("histories") RandomHistory history) {
        List<Taken> steps = history.steps();
        ConversationState replayed = new NoSession();
        for (Taken step : steps) {
            for (ConversationEvent event : step.decision().events()) {
                replayed = ConversationMachine.evolve(replayed, event);
            }
        }
        assertThat(replayed).isEqualTo(steps.getLast().after());
    }

    /// No zombies: the timer on the topic is never later than the deadline, but for the second by
    /// which it is kept from firing in circles.
    @Property(tries = TRIES)
    void everyOpenSessionHasATimerInTimeAndNoClosedOneHasAny(@ForAll("histories") RandomHistory history) {
        for (Taken step : history.steps()) {
            if (step.after() instanceof Open open && !(step.decision() instanceof Rejected)) {
                Instant deadline =
                        Deadline.of(open, history.policy().timeouts()).at();
                Instant soonest = step.input().at().plusSeconds(1);
                assertThat(open.session().armed())
                        .isNotNull()
                        .isBeforeOrEqualTo(deadline.isAfter(soonest) ? deadline : soonest);
            } else if (step.after() instanceof Closed closed) {
                assertThat(closed.session().armed()).isNull();
            }
        }
    }

    @Property(tries = TRIES)
    void noClockClosesBeforeTheDeadline(@ForAll("histories") RandomHistory history) {
        for (Taken step : history.steps()) {
            if (step.input() instanceof TimeoutElapsed elapsed
                    && step.before() instanceof Open open
                    && step.after() instanceof Closed
                    && open.session().organization().equals(elapsed.addressOwner())) {
                assertThat(elapsed.at())
                        .isAfterOrEqualTo(
                                Deadline.of(open, history.policy().timeouts()).at());
            }
        }
    }

    @Property(tries = TRIES)
    void onlyAClosingClosesAndOnlyAReopeningReopens(@ForAll("histories") RandomHistory history) {
        for (Taken step : history.steps()) {
            boolean same = RandomHistory.session(step.before()) == RandomHistory.session(step.after());
            if (step.before() instanceof Open && step.after() instanceof Closed) {
                assertThat(has(step, SessionClosed.class)).isTrue();
            }
            if (step.before() instanceof Closed && step.after() instanceof Open) {
                assertThat(has(step, same ? SessionReopened.class : SessionOpened.class))
                        .isTrue();
            }
        }
    }

    @Property(tries = TRIES)
    void theRevisionCountsTheOutcomes(@ForAll("histories") RandomHistory history) {
        for (Taken step : history.steps()) {
            if (!(step.after() instanceof WithSession after)
                    || RandomHistory.session(step.before()) != after.session().number()) {
                continue;
            }
            WithSession before = (WithSession) step.before();
            long outcomes = step.decision().events().stream()
                    .filter(event -> isOutcome(event, step.before()))
                    .count();
            assertThat(after.session().outcomes().revision())
                    .isEqualTo(before.session().outcomes().revision() + outcomes);
        }
    }

    @Property(tries = TRIES)
    void whileClosedTheReasonNeverGetsWeaker(@ForAll("histories") RandomHistory history) {
        for (Taken step : history.steps()) {
            if (step.before() instanceof Closed before
                    && step.after() instanceof Closed after
                    && before.session().number() == after.session().number()) {
                assertThat(before.reason().isStrongerThan(after.reason())).isFalse();
            }
        }
    }

    @Property(tries = TRIES)
    void whatIsIgnoredSetsAtMostATimerAndWhatIsRejectedNothing(@ForAll("histories") RandomHistory history) {
        for (Taken step : history.steps()) {
            if (step.decision() instanceof Ignored(var _, var events)) {
                assertThat(events).allMatch(event -> event instanceof TimerArmed || event instanceof TimerCleared);
            } else if (step.decision() instanceof Rejected) {
                assertThat(step.after()).isEqualTo(step.before());
            }
        }
    }

    @Property(tries = TRIES)
    void positionsCountWhatWasSaidOneByOne(@ForAll("histories") RandomHistory history) {
        List<Long> positions = new ArrayList<>();
        for (Taken step : history.steps()) {
            step.decision().events().forEach(event -> {
                switch (event) {
                    case CustomerMessageKept kept -> positions.add(kept.position());
                    case SurveyAnswered kept -> positions.add(kept.position());
                    case ReplyKept kept -> positions.add(kept.position());
                    case NoteKept kept -> positions.add(kept.position());
                    case TextSent sent -> positions.add(sent.position());
                    default -> {
                        /* nothing said */
                    }
                }
            });
        }
        for (int index = 0; index < positions.size(); index++) {
            assertThat(positions.get(index)).isEqualTo(index + 1);
        }
    }

    @Property(tries = TRIES)
    void noTextLeavesTwiceForOneCause(@ForAll("histories") RandomHistory history) {
        record Sent(int session, TextKind kind, long cause) {}
        Set<Sent> sent = new HashSet<>();
        for (Taken step : history.steps()) {
            for (ConversationEvent event : step.decision().events()) {
                if (event instanceof TextSent text) {
                    assertThat(sent.add(new Sent(RandomHistory.session(step.after()), text.kind(), text.cause())))
                            .isTrue();
                }
            }
        }
    }

    /// Or the properties above would hold for want of anything happening.
    @Example
    void theyGoEverywhere() {
        Set<Object> reached = new HashSet<>();
        RandomHistory.any()
                .sampleStream()
                .limit(TRIES)
                .flatMap(history -> history.steps().stream())
                .forEach(step -> {
                    step.decision().events().forEach(event -> reached.add(event.getClass()));
                    switch (step.after()) {
                        case NoSession none -> reached.add(none);
                        case Open open -> reached.add(open.status());
                        case Closed closed -> reached.add(closed.reason());
                    }
                    switch (step.decision()) {
                        case Accepted _ -> {
                            /* seen by its events */
                        }
                        case Ignored ignored -> reached.add(ignored.why());
                        case Rejected rejected -> reached.add(rejected.why());
                    }
                });

        assertThat(reached)
                .contains((Object[]) ConversationEvent.WithinSession.class.getPermittedSubclasses())
                .contains(SessionOpened.class, SessionClosed.class, OutcomeRevised.class, SessionReopened.class)
                .contains(PENDING, PROGRESS, IDLE, AWAITING_CONFIRMATION, WAITING_CLOSE)
                .contains((Object[]) CloseReason.values())
                .containsAll(
                        decidedHere(Ignored.Why.values(), Ignored.Why.DUPLICATE_MESSAGE, Ignored.Why.DUPLICATE_COMMAND))
                .containsAll(decidedHere(Rejected.Why.values(), Rejected.Why.COMMAND_ID_REUSED));
    }

    /// The batch knows duplicates before the machine sees them.
    private static List<Object> decidedHere(Object[] all, Object... elsewhere) {
        return Arrays.stream(all)
                .filter(why -> !List.of(elsewhere).contains(why))
                .toList();
    }

    private static boolean has(Taken step, Class<? extends ConversationEvent> type) {
        return step.decision().events().stream().anyMatch(type::isInstance);
    }

    private static boolean isOutcome(ConversationEvent event, ConversationState before) {
        return switch (event) {
            case SessionClosed _, OutcomeRevised _, SessionReopened _ -> true;
            case SurveyAnswered _ -> before instanceof Closed;
            default -> false;
        };
    }
}
