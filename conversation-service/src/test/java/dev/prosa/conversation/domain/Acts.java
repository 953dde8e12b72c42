package dev.prosa.conversation.domain;

import static dev.prosa.conversation.domain.Inputs.HIGH;
import static dev.prosa.conversation.domain.Inputs.LOW;
import static dev.prosa.conversation.domain.Inputs.MEDIUM;
import static dev.prosa.conversation.domain.Inputs.NO;
import static dev.prosa.conversation.domain.Inputs.YES;

import dev.prosa.contracts.identity.MessageSid;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Channel;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.conversation.domain.ConversationInput.Command;
import dev.prosa.conversation.domain.ConversationInput.DeliveryReported;
import dev.prosa.conversation.domain.ConversationInput.MessageReceived;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Inputs.Screen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What people and clocks do in a [Story]: each looks at where the conversation stands, and acts.
final class Acts {

    private static final Instant MIDNIGHT =
            LocalDate.of(2026, 3, 2).atStartOfDay(ZoneOffset.UTC).toInstant();

    /// @param name for a failing story
    record Act(String name, Function<ConversationState, ConversationInput> input) {
        @Override
        public String toString() {
            return name;
        }
    }

    enum Who {
        ANA("ana", Role.AGENT),
        BIA("bia", Role.AGENT),
        EVA("eva", Role.SUPERVISOR),
        ADMINISTRATOR("ada", Role.ADMINISTRATOR),
        OPERATOR("ops", Role.OPERATOR);

        final String id;
        final Role role;

        Who(String id, Role role) {
            this.id = id;
            this.role = role;
        }
    }

    static final Actor BY_ANA = Actor.agent("ana");
    static final Actor BY_BIA = Actor.agent("bia");
    static final Actor BY_EVA = Actor.supervisor("eva");

    private Acts() {}

    /// `09:05`, `09:05:30`, `09:05:30.250`; hours count on past midnight: `33:00` is nine on the
    /// next day.
    static Instant at(String time) {
        String[] parts = time.split(":");
        Instant minute = MIDNIGHT.plus(Duration.ofHours(Long.parseLong(parts[0])))
                .plus(Duration.ofMinutes(Long.parseLong(parts[1])));
        return parts.length < 3 ? minute : minute.plusMillis(Math.round(Double.parseDouble(parts[2]) * 1000));
    }

    static Act customerAsks(String time) {
        return customer("asks", time, LOW);
    }

    static Act customerThanks(String time) {
        return customer("thanks", time, MEDIUM);
    }

    static Act customerSaysGoodbye(String time) {
        return customer("says goodbye", time, HIGH);
    }

    static Act customerSaysYes(String time) {
        return customer("says yes", time, YES);
    }

    static Act customerSaysNo(String time) {
        return customer("says no", time, NO);
    }

    static Act customer(String what, String time, Reading reading) {
        return act("customer " + what, time, (_, at) -> Inputs.message(at, "SM" + time, reading));
    }

    static Act customerScores(String time, int score) {
        return act("customer scores", time, (_, at) -> Inputs.score(at, "SM" + time, score));
    }

    static Act accepts(Who who, String time) {
        return act(who + " accepts", time, (state, at) -> Inputs.accept(at, sender(who, time, Screen.of(state))));
    }

    static Act replies(Who who, String time) {
        return act(who + " replies", time, (state, at) -> Inputs.reply(at, sender(who, time, Screen.of(state))));
    }

    /// Without having seen the customer's latest message.
    static Act repliesUnseeing(Who who, String time) {
        return act(who + " replies, unseeing", time, (state, at) -> Inputs.reply(at, sender(who, time, before(state))));
    }

    static Act closes(Who who, String time) {
        return act(who + " closes", time, (state, at) -> Inputs.close(at, sender(who, time, Screen.of(state))));
    }

    /// Without having seen the customer's latest message.
    static Act closesUnseeing(Who who, String time) {
        return act(who + " closes, unseeing", time, (state, at) -> Inputs.close(at, sender(who, time, before(state))));
    }

    static Act transfers(Who who, Who to, String time) {
        return act(
                who + " transfers to " + to,
                time,
                (state, at) -> Inputs.transfer(at, sender(who, time, Screen.of(state)), to.id));
    }

    static Act queues(Who who, String time) {
        return act(
                who + " transfers to the queue",
                time,
                (state, at) -> Inputs.transfer(at, sender(who, time, Screen.of(state)), null));
    }

    static Act notes(Who who, String time) {
        return act(who + " notes", time, (state, at) -> Inputs.note(at, sender(who, time, Screen.of(state))));
    }

    static Act fails(Who who, String time) {
        return act(who + " fails it", time, (state, at) -> Inputs.fail(at, sender(who, time, Screen.of(state))));
    }

    static Act assistantReplies(String time) {
        return act("assistant replies", time, (state, at) -> Inputs.assistantReplies(at, time, Screen.of(state)));
    }

    static Act assistantFails(String time) {
        return act("assistant fails", time, (state, at) -> Inputs.assistantFails(at, time, Screen.of(state)));
    }

    static Act assistantHandsOver(String time) {
        return act("assistant hands over", time, (state, at) -> Inputs.assistantHandsOver(at, time, Screen.of(state)));
    }

    /// Names the session that is current.
    static Act timerFires(String time) {
        return act("timer fires", time, (state, at) -> Inputs.timer(at, session(state)));
    }

    static Act timerFires(String time, int session) {
        return act("timer of session " + session + " fires", time, (_, at) -> Inputs.timer(at, session));
    }

    /// The channel says that a message of ours can never be delivered.
    static Act unreachable(String time, TextKind kind) {
        return act("unreachable for " + kind, time, (_, at) -> Inputs.unreachable(at, kind));
    }

    /// @param permanent whether the failure is for good
    static Act reported(String time, DeliveryStatus status, boolean permanent) {
        return act(
                "reported " + status,
                time,
                (_, at) -> new DeliveryReported(
                        at,
                        Inputs.ACME,
                        new MessageSid("SMout"),
                        null,
                        TextKind.AGENT_REPLY,
                        status,
                        permanent ? Integer.valueOf(30005) : null,
                        permanent));
    }

    static Act act(String what, String time, Given given) {
        return new Act(what + " @" + time, state -> given.at(state, at(time)));
    }

    /// The same command, given while looking at an earlier session.
    static Act atSession(@Nullable Integer session, Act act) {
        return changing(act, " at session " + session, sender -> with(sender, sender.organization(), session));
    }

    /// The same command, by somebody who works for somebody else.
    static Act ofAnotherOrganisation(Act act) {
        return changing(act, " for another", sender -> with(sender, Altered.RIVAL, sender.session()));
    }

    /// The same command, by somebody who does not say what they have seen.
    static Act sayingNothingSeen(Act act) {
        return changing(
                act,
                " saying nothing seen",
                sender -> new Sender(
                        sender.organization(),
                        sender.agent(),
                        sender.role(),
                        sender.command(),
                        sender.session(),
                        null));
    }

    private static Sender with(Sender sender, OrganizationId organization, @Nullable Integer session) {
        return new Sender(organization, sender.agent(), sender.role(), sender.command(), session, sender.seen());
    }

    private static Act changing(Act act, String how, UnaryOperator<Sender> change) {
        return new Act(
                act + how, state -> Altered.by(change, (Command) act.input().apply(state)));
    }

    /// The same input, after the channel address has come to belong to somebody else.
    static Act underNewOwner(Act act) {
        return new Act(
                act + " under a new owner",
                state -> Altered.ownedBy(Altered.RIVAL, act.input().apply(state)));
    }

    static Act overSms(Act message) {
        return new Act(
                message + " by SMS",
                state -> Altered.over(
                        Channel.SMS, (MessageReceived) message.input().apply(state)));
    }

    interface Given {
        ConversationInput at(ConversationState state, Instant at);
    }

    static Sender sender(Who who, String command, Screen screen) {
        return Inputs.sender(who.id, who.role, command, screen);
    }

    private static Screen before(ConversationState state) {
        Screen screen = Screen.of(state);
        return state instanceof WithSession with
                ? new Screen(screen.session(), with.session().dialogue().lastCustomerPosition() - 1)
                : screen;
    }

    private static int session(ConversationState state) {
        return state instanceof WithSession with ? with.session().number() : 1;
    }
}
