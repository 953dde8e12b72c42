package dev.prosa.conversation.domain;

import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationState.NoSession;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Inputs.Screen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Every input each party could give at one moment, looking at one state.
final class Alphabet {

    enum Party {
        CUSTOMER,
        FIRST_AGENT,
        SECOND_AGENT,
        SUPERVISOR,
        ASSISTANT,
        OPERATOR,
        CHANNEL,
        CLOCK
    }

    record Move(Party party, String name, ConversationInput input) {
        @Override
        public String toString() {
            return party + " " + name;
        }
    }

    private Alphabet() {}

    /// @param tag makes the moves' message and command IDs unique
    static List<Move> moves(ConversationState state, Instant at, String tag) {
        Screen screen = Screen.of(state);
        int session = switch (state) {
            case NoSession _ -> 1;
            case WithSession with -> with.session().number();
        };
        List<Move> moves = new ArrayList<>();
        moves.add(new Move(Party.CUSTOMER, "asks", Inputs.message(at, "SMlow" + tag, Inputs.LOW)));
        moves.add(new Move(Party.CUSTOMER, "thanks", Inputs.message(at, "SMmedium" + tag, Inputs.MEDIUM)));
        moves.add(new Move(Party.CUSTOMER, "says goodbye", Inputs.message(at, "SMhigh" + tag, Inputs.HIGH)));
        moves.add(new Move(Party.CUSTOMER, "says yes", Inputs.message(at, "SMyes" + tag, Inputs.YES)));
        moves.add(new Move(Party.CUSTOMER, "says no", Inputs.message(at, "SMno" + tag, Inputs.NO)));
        moves.add(new Move(Party.CUSTOMER, "scores", Inputs.score(at, "SMscore" + tag, 5)));
        agent(moves, Party.FIRST_AGENT, "ana", "bia", at, tag, screen);
        agent(moves, Party.SECOND_AGENT, "bia", "ana", at, tag, screen);
        Sender boss = Inputs.sender("eva", Role.SUPERVISOR, "S" + tag, screen);
        moves.add(new Move(Party.SUPERVISOR, "closes", Inputs.close(at, boss)));
        moves.add(new Move(Party.SUPERVISOR, "transfers to bia", Inputs.transfer(at, boss, "bia")));
        moves.add(new Move(Party.SUPERVISOR, "transfers to the queue", Inputs.transfer(at, boss, null)));
        moves.add(new Move(Party.SUPERVISOR, "accepts", Inputs.accept(at, boss)));
        moves.add(new Move(Party.ASSISTANT, "replies", Inputs.assistantReplies(at, "R" + tag, screen)));
        moves.add(new Move(Party.ASSISTANT, "fails", Inputs.assistantFails(at, "F" + tag, screen)));
        moves.add(new Move(Party.ASSISTANT, "hands over", Inputs.assistantHandsOver(at, "H" + tag, screen)));
        moves.add(new Move(
                Party.OPERATOR, "fails it", Inputs.fail(at, Inputs.sender("ops", Role.OPERATOR, "O" + tag, screen))));
        moves.add(new Move(Party.CHANNEL, "is unreachable", Inputs.unreachable(at, TextKind.AGENT_REPLY)));
        moves.add(new Move(Party.CLOCK, "elapses", Inputs.timer(at, session)));
        return moves;
    }

    private static void agent(
            List<Move> moves, Party party, String who, String other, Instant at, String tag, Screen screen) {
        moves.add(new Move(party, "accepts", Inputs.accept(at, Inputs.agent(who, "A" + tag, screen))));
        moves.add(new Move(party, "replies", Inputs.reply(at, Inputs.agent(who, "R" + tag, screen))));
        moves.add(new Move(party, "closes", Inputs.close(at, Inputs.agent(who, "C" + tag, screen))));
        moves.add(new Move(party, "transfers", Inputs.transfer(at, Inputs.agent(who, "T" + tag, screen), other)));
        moves.add(new Move(party, "queues", Inputs.transfer(at, Inputs.agent(who, "Q" + tag, screen), null)));
        moves.add(new Move(party, "notes", Inputs.note(at, Inputs.agent(who, "N" + tag, screen))));
    }
}
