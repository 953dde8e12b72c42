package dev.prosa.simulation;

import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.AcceptRequested;
import dev.prosa.contracts.input.CloseRequested;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.CommandContext;
import dev.prosa.contracts.output.CommandAnswered;
import dev.prosa.contracts.output.CommandAnswered.Truth;
import dev.prosa.contracts.vocabulary.Actor;
import dev.prosa.contracts.vocabulary.Role;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Inside;
import dev.prosa.conversation.domain.Session;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.CommandKey;
import dev.prosa.conversation.store.TransitionRow;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whoever commands is told what really happened.
final class AnswerChecks {

    private final Map<CommandKey, Command> first = new HashMap<>();

    void check(
            Command command,
            TransitionRow row,
            BatchWrites writes,
            @Nullable WithSession was,
            @Nullable WithSession is) {
        CommandContext context = command.command();
        CommandKey key = new CommandKey(
                command.conversationId(), context.organizationId(), context.agentId(), context.commandId());
        Command before = first.putIfAbsent(key, command);
        if (before != null) {
            again(before, command, row, writes, was, is);
            return;
        }
        if (writes.answers().size() != 1) {
            throw lie("a command got " + writes.answers().size() + " answers");
        }
        CommandAnswered answer = writes.answers().getFirst().answer();
        if (!kind(row.decision()).equals(answer.decision().name()) || !Objects.equals(row.reason(), answer.reason())) {
            throw lie("a command was told " + answer.decision() + " where it was " + row.decision());
        }
        if (is == null || was == null) {
            mustBe(row, "REJECTED", "NO_SUCH_CONVERSATION");
            return;
        }
        truth(context.organizationId(), answer.truth(), is);
        admission(command, row, was);
        consequence(command, row, was, is);
    }

    private static Violation lie(String what) {
        return new Violation(Promise.TOLD_THE_TRUTH, what);
    }

    private static String kind(String decision) {
        return switch (decision) {
            case "ACCEPTED" -> "APPLIED";
            case "IGNORED" -> "ALREADY_SO";
            default -> decision;
        };
    }

    private static void again(
            Command before,
            Command command,
            TransitionRow row,
            BatchWrites writes,
            @Nullable WithSession was,
            @Nullable WithSession is) {
        if (row.decision().equals("ACCEPTED") || was != is || !writes.answers().isEmpty()) {
            throw lie("a command had its effect twice");
        }
        boolean same = before.getClass() == command.getClass();
        if (!same && !"COMMAND_ID_REUSED".equals(row.reason())) {
            throw lie("another command under a used ID was not refused");
        }
    }

    private static void mustBe(TransitionRow row, String decision, String reason) {
        if (!row.decision().equals(decision) || !reason.equals(row.reason())) {
            throw lie("a command was " + row.decision() + " " + row.reason() + " where " + reason + " was due");
        }
    }

    private static void truth(OrganizationId asker, @Nullable Truth truth, WithSession is) {
        Session session = is.session();
        if (!session.organization().equals(asker)) {
            if (truth != null) {
                throw new Violation(Promise.ISOLATED, "an answer tells of another organisation's session");
            }
            return;
        }
        if (truth == null
                || truth.session() != session.number()
                || truth.status() != is.status()
                || truth.revision() != session.outcomes().revision()
                || !Objects.equals(truth.servedBy(), session.servedBy())
                || truth.closeReason() != (is instanceof Closed closed ? closed.reason() : null)) {
            throw lie("an answer tells something else than what is");
        }
    }

    private static void admission(Command command, TransitionRow row, WithSession was) {
        CommandContext context = command.command();
        Session session = was.session();
        if (!session.organization().equals(context.organizationId())) {
            if (!row.decision().equals("REJECTED")) {
                throw new Violation(Promise.ISOLATED, "a command had an effect on another organisation's session");
            }
            mustBe(row, "REJECTED", "NO_SUCH_CONVERSATION");
        } else if (context.session() != null && context.session() != session.number()) {
            mustBe(row, "REJECTED", "STALE_SESSION");
        }
    }

    private static void consequence(Command command, TransitionRow row, WithSession was, WithSession is) {
        boolean applied = row.decision().equals("ACCEPTED");
        if (!applied && was != is && !row.decision().equals("IGNORED")) {
            throw lie("a rejected command changed the conversation");
        }
        if (command instanceof AcceptRequested) {
            Actor agent = Actor.agent(command.command().agentId().value());
            boolean theirs = agent.equals(is.session().servedBy());
            if ((applied || "ALREADY_YOURS".equals(row.reason())) && !theirs) {
                throw lie("an agent was told that the session is theirs");
            }
            Actor server = was.session().servedBy();
            boolean anothers = server != null && server.kind() == Actor.Kind.AGENT && !server.equals(agent);
            if (applied && anothers) {
                throw lie("an agent took a session that another serves");
            }
        }
        if (command instanceof CloseRequested) {
            close(command.command(), row, was, is, applied);
        }
    }

    private static void close(
            CommandContext context, TransitionRow row, WithSession was, WithSession is, boolean applied) {
        if ((applied || "ALREADY_CLOSED".equals(row.reason())) && !(is instanceof Closed)) {
            throw lie("somebody was told that the session is closed");
        }
        if (!applied) {
            return;
        }
        Long seen = context.seen();
        if (seen == null || seen < Inside.lastLowPosition(was.session())) {
            throw lie("a close was applied that had not seen the customer's latest message");
        }
        Actor agent = Actor.agent(context.agentId().value());
        if (context.role() == Role.AGENT && !agent.equals(was.session().servedBy())) {
            throw lie("an agent closed a session of another's");
        }
    }
}
