package dev.prosa.conversation.domain;

import static dev.prosa.contracts.vocabulary.Actor.SYSTEM;
import static dev.prosa.contracts.vocabulary.CloseReason.EXPIRED;
import static dev.prosa.contracts.vocabulary.CloseReason.SUPPORT_CLOSED;
import static dev.prosa.contracts.vocabulary.ConversationStatus.IDLE;
import static dev.prosa.contracts.vocabulary.ConversationStatus.PROGRESS;
import static dev.prosa.conversation.domain.Acts.BY_EVA;
import static dev.prosa.conversation.domain.Acts.Who.ANA;
import static dev.prosa.conversation.domain.Acts.Who.EVA;
import static dev.prosa.conversation.domain.Acts.accepts;
import static dev.prosa.conversation.domain.Acts.at;
import static dev.prosa.conversation.domain.Acts.closes;
import static dev.prosa.conversation.domain.Acts.customerAsks;
import static dev.prosa.conversation.domain.Acts.customerSaysGoodbye;
import static dev.prosa.conversation.domain.Acts.replies;
import static dev.prosa.conversation.domain.Acts.timerFires;
import static dev.prosa.conversation.domain.Decision.Ignored.Why.STALE_TIMEOUT;
import static dev.prosa.conversation.domain.Story.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.Acts.Act;
import dev.prosa.conversation.domain.ConversationEvent.TimerArmed;
import dev.prosa.conversation.domain.ConversationEvent.TimerCleared;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Timers are claims: one is armed for every open session, and re-armed lazily.
class TimersTest {

    private static final Act[] WAITING = {customerAsks("09:00")};
    private static final Act[] ANSWERED = {customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05")};

    @Nested
    class OneIsArmed {

        @Test
        void whenASessionOpens() {
            given().when(customerAsks("09:00")).with(TimerArmed.class, armedFor("57:00"));
        }

        @Test
        void atOnceForAnEarlierDeadline() {
            given(WAITING).when(accepts(ANA, "09:01")).with(TimerArmed.class, armedFor("33:01"));
            given(WAITING).when(customerSaysGoodbye("09:01")).with(TimerArmed.class, armedFor("09:04"));
        }

        @Test
        void notForALaterDeadline() {
            given(WAITING).when(customerAsks("09:30")).until("57:30", EXPIRED).without(TimerArmed.class);
            given(ANSWERED).when(replies(ANA, "09:06")).untilIdle("09:21").without(TimerArmed.class);
        }

        @Test
        void whenASessionReopensBecauseTheCloseClearedIt() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), closes(ANA, "09:05"))
                    .when(customerAsks("09:06"))
                    .thenReopens(PROGRESS)
                    .with(TimerArmed.class, armedFor("33:06"));
        }

        @Test
        void forTheNextStatusWhenOneElapses() {
            given(ANSWERED)
                    .when(timerFires("09:20"))
                    .then(IDLE)
                    .with(TimerCleared.class, _ -> {})
                    .with(TimerArmed.class, armedFor("10:20"));
        }
    }

    @Nested
    class OneThatFiresEarly {

        private static final Act[] MOVED = {
            customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), customerAsks("09:19")
        };

        @Test
        void isAnsweredWithTheRealDeadline() {
            given(MOVED)
                    .when(timerFires("09:20"))
                    .thenIgnored(STALE_TIMEOUT)
                    .with(TimerCleared.class, _ -> {})
                    .with(TimerArmed.class, armedFor("33:19"));
        }

        @Test
        void isSetNoSoonerThanASecondOn() {
            given(ANSWERED)
                    .when(timerFires("09:19:59.500"))
                    .thenIgnored(STALE_TIMEOUT)
                    .with(TimerArmed.class, armedFor("09:20:00.500"));
        }

        @Test
        void twiceIsHarmless() {
            given(customerAsks("09:00"), accepts(ANA, "09:01"), replies(ANA, "09:05"), timerFires("09:20"))
                    .when(timerFires("09:20"))
                    .thenIgnored(STALE_TIMEOUT)
                    .with(TimerArmed.class, armedFor("10:20"));
        }
    }

    @Nested
    class OneIsCleared {

        @Test
        void byAClose() {
            given(ANSWERED)
                    .when(closes(ANA, "09:06"))
                    .with(TimerCleared.class, _ -> {})
                    .session(session -> assertThat(session.armed()).isNull());
        }

        @Test
        void byTheCloseItBrought() {
            given(WAITING)
                    .when(timerFires("57:00"))
                    .thenCloses(EXPIRED, SYSTEM)
                    .with(TimerCleared.class, _ -> {})
                    .session(session -> assertThat(session.armed()).isNull());
        }

        @Test
        void notByARevision() {
            given(customerAsks("09:00"), timerFires("57:00"))
                    .when(closes(EVA, "57:01"))
                    .thenRevises(SUPPORT_CLOSED, BY_EVA)
                    .without(TimerCleared.class);
        }
    }

    @Test
    void oneOfAnotherSessionLeavesThisOnesAlone() {
        given(customerAsks("09:00"), closes(EVA, "09:01"), customerAsks("09:30"))
                .when(timerFires("57:30", 1))
                .thenIgnored(STALE_TIMEOUT)
                .without(TimerCleared.class)
                .without(TimerArmed.class);
    }

    @Test
    void aLateOneIsAsGood() {
        given(WAITING)
                .when(timerFires("80:00"))
                .thenCloses(EXPIRED, SYSTEM)
                .closed(closed -> assertThat(closed.closedAt()).isEqualTo(at("80:00")));
    }

    private static Consumer<TimerArmed> armedFor(String time) {
        return armed -> assertThat(armed.fireAt()).isEqualTo(at(time));
    }
}
