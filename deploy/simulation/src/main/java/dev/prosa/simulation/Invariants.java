package dev.prosa.simulation;

import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.Command;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.contracts.input.TimeoutElapsed;
import dev.prosa.contracts.output.ClosedConversation;
import dev.prosa.contracts.vocabulary.CloseReason;
import dev.prosa.contracts.vocabulary.Outcome;
import dev.prosa.conversation.domain.ConversationState.Closed;
import dev.prosa.conversation.domain.ConversationState.Open;
import dev.prosa.conversation.domain.ConversationState.WithSession;
import dev.prosa.conversation.domain.Inside;
import dev.prosa.conversation.domain.Outcomes;
import dev.prosa.conversation.domain.Session;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.handling.ParkReason;
import dev.prosa.conversation.organization.DirectorySnapshot;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.Ownership;
import dev.prosa.conversation.store.BatchWrites;
import dev.prosa.conversation.store.KnownMessage;
import dev.prosa.conversation.store.MessageRow;
import dev.prosa.conversation.store.SessionRevisionRow;
import dev.prosa.conversation.store.StoredConversation;
import dev.prosa.conversation.store.TransitionRow;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The promises about one input and what became of it. Written from the specification, with
/// nothing of the machine it checks.
final class Invariants {

    private final Set<KnownMessage> kept = new HashSet<>();
    private final Map<ConversationId, Integer> closingsAtReopen = new HashMap<>();
    private final AnswerChecks answers = new AnswerChecks();
    private @Nullable OrganizationId addressOwner;

    /// Goes on from where a conversation had been reopened before.
    void reopenedAfter(ConversationId conversation, int closings) {
        closingsAtReopen.put(conversation, closings);
    }

    int closingsAtReopen(ConversationId conversation) {
        return closingsAtReopen.getOrDefault(conversation, 0);
    }

    /// @param why why it may be parked; null where it must not
    void parked(Incoming record, @Nullable ParkReason why) {
        if (why == null) {
            throw new Violation(
                    Promise.EXACTLY_ONCE,
                    "an input that can be applied was parked: "
                            + (record instanceof Readable readable
                                    ? readable.input().getClass().getSimpleName()
                                    : "unreadable"));
        }
    }

    /// What a decision was made with is what was in force, and is recorded.
    void versions(TransitionRow row, Readable record, @Nullable StoredConversation before, DirectorySnapshot inForce) {
        Ownership owner = record.input() instanceof MessageReceived message
                ? inForce.ownerOf(message.channelAddress())
                : before == null ? null : inForce.ownerOf(before.channelAddress());
        addressOwner = record.input() instanceof MessageReceived && owner != null ? owner.organization() : null;
        if (record.input() instanceof MessageReceived
                && !Objects.equals(owner == null ? null : owner.version(), row.ownershipVersion())) {
            throw new Violation(Promise.FOLD_OF_THE_LOG, "the recorded owner is not the one in force");
        }
        if (before != null) {
            OrganizationPolicy policy =
                    inForce.policyOf(before.state().session().organization());
            if (!Objects.equals(policy.policy().version(), row.policyVersion())) {
                throw new Violation(Promise.FOLD_OF_THE_LOG, "the recorded policy is not the one in force");
            }
        }
    }

    void check(
            Readable record,
            TransitionRow row,
            BatchWrites writes,
            @Nullable StoredConversation before,
            @Nullable StoredConversation after) {
        once(record, row, writes);
        WithSession was = before == null ? null : before.state();
        if (record.input() instanceof Command command) {
            answers.check(command, row, writes, was, after == null ? null : after.state());
        }
        if (after == null) {
            if (row.decision().equals("ACCEPTED")) {
                throw new Violation(Promise.EXACTLY_ONCE, "an accepted input left no conversation");
            }
            return;
        }
        time(record, row, was);
        boolean changed = after != before;
        TimeoutPolicy clocks = clocks(row, was == null ? after.state() : was);
        if (changed) {
            TimeoutPolicy now = was == null || sameOrganization(was, after.state()) ? clocks : null;
            standing(after, now, record, row);
            sessions(record, row, was, after, writes);
        } else if (row.decision().equals("ACCEPTED")) {
            throw new Violation(Promise.EXACTLY_ONCE, "an accepted input changed nothing");
        }
        if (record.input() instanceof TimeoutElapsed timeout && was != null) {
            timeout(timeout, row, was, after.state(), clocks);
        }
        isolation(row, writes, after.state());
        OrganizationId owner = addressOwner;
        if (owner != null
                && row.decision().equals("ACCEPTED")
                && !owner.equals(after.state().session().organization())) {
            throw new Violation(Promise.ISOLATED, "a message went to an organisation that no longer owns the address");
        }
    }

    private static boolean sameOrganization(WithSession one, WithSession other) {
        return one.session().organization().equals(other.session().organization());
    }

    private static TimeoutPolicy clocks(TransitionRow row, WithSession state) {
        Integer version = row.policyVersion();
        return Organizations.policy(state.session().organization(), version == null ? 1 : version)
                .policy()
                .timeouts();
    }

    private void once(Readable record, TransitionRow row, BatchWrites writes) {
        if (!(record.input() instanceof MessageReceived message)) {
            return;
        }
        boolean isNew = kept.add(new KnownMessage(message.conversationId(), message.messageSid()));
        if (isNew != row.decision().equals("ACCEPTED")) {
            throw new Violation(
                    Promise.EXACTLY_ONCE,
                    isNew ? "a new message was not accepted: " + row.reason() : "a message was accepted twice");
        }
        long stored = writes.messages().stream()
                .filter(kept -> message.messageSid().equals(kept.messageSid()))
                .count();
        if (stored != (isNew ? 1 : 0)) {
            throw new Violation(Promise.EXACTLY_ONCE, "a message was stored " + stored + " times");
        }
    }

    private static void time(Readable record, TransitionRow row, @Nullable WithSession was) {
        Instant last = was == null ? Instant.MIN : was.session().lastAt();
        Instant expected = last.isAfter(record.at()) ? last : record.at();
        if (!row.at().equals(expected)) {
            throw new Violation(
                    Promise.NO_EARLY_TIMEOUT, "an input was decided at " + row.at() + ", the log says " + expected);
        }
    }

    /// Every open session has a deadline and is armed no later than it.
    private static void standing(
            StoredConversation after, @Nullable TimeoutPolicy clocks, Readable record, TransitionRow row) {
        Session session = after.state().session();
        switch (after.state()) {
            case Closed _ -> {
                if (after.deadline() != null || session.armed() != null) {
                    throw new Violation(Promise.TIMERS, "a closed session has a deadline or a timer");
                }
            }
            case Open open -> {
                Instant deadline = after.deadline();
                Instant armed = session.armed();
                if (deadline == null || armed == null) {
                    throw new Violation(Promise.NO_EARLY_TIMEOUT, "an open session has no deadline, or no timer");
                }
                if (clocks != null && !deadline.equals(Inside.deadline(open, clocks))) {
                    throw new Violation(
                            Promise.NO_EARLY_TIMEOUT,
                            "the deadline is " + deadline + ", not " + Inside.deadline(open, clocks));
                }
                Instant soonest =
                        record.input() instanceof TimeoutElapsed ? row.at().plusSeconds(1) : row.at();
                Instant latest = deadline.isBefore(soonest) ? soonest : deadline;
                if (clocks != null && armed.isAfter(latest)) {
                    throw new Violation(
                            Promise.TIMERS,
                            "the timer is armed for " + armed + ", later than the deadline " + deadline + ", after "
                                    + row.input() + " at " + row.at());
                }
            }
        }
    }

    private void sessions(
            Readable record,
            TransitionRow row,
            @Nullable WithSession was,
            StoredConversation stored,
            BatchWrites writes) {
        WithSession is = stored.state();
        Session now = is.session();
        if (was == null || now.number() != was.session().number()) {
            opened(record, was, now);
            closingsAtReopen.put(stored.id(), 0);
            int revisions = was == null ? 0 : writes.revisions().size();
            if (was instanceof Open && revisions != 1) {
                throw new Violation(Promise.ONE_OUTCOME, "the old owner's session ended without its record");
            }
            return;
        }
        Outcomes before = was.session().outcomes();
        Outcomes after = now.outcomes();
        int steps = after.revision() - before.revision();
        if (steps < 0 || steps > 1 || steps != writes.revisions().size()) {
            throw new Violation(
                    Promise.ONE_OUTCOME,
                    "the revision went from " + before.revision() + " to " + after.revision() + " with "
                            + writes.revisions().size() + " records");
        }
        if (steps == 1) {
            record(writes.revisions().getFirst(), is, after);
        }
        if (after.closings().size() < before.closings().size()
                || !after.closings().subList(0, before.closings().size()).equals(before.closings())) {
            throw new Violation(Promise.ONE_OUTCOME, "a closing that was given has vanished");
        }
        if (was instanceof Closed closed) {
            afterwards(record, row, closed, is, stored.id(), steps);
        } else if (is instanceof Closed && steps != 1) {
            throw new Violation(Promise.ONE_OUTCOME, "a session closed without a revision");
        }
        if (is instanceof Closed closed) {
            strongest(closed, stored.id());
        }
    }

    private static void opened(Readable record, @Nullable WithSession was, Session now) {
        int expected = was == null ? 1 : was.session().number() + 1;
        if (now.number() != expected || !(record.input() instanceof MessageReceived)) {
            throw new Violation(Promise.ONE_OUTCOME, "session " + now.number() + " where " + expected + " was due");
        }
        Integer previous = now.previousSession();
        boolean linked = was != null && was.session().organization().equals(now.organization());
        Integer due = was != null && linked ? Integer.valueOf(was.session().number()) : null;
        if (!Objects.equals(previous, due)) {
            throw new Violation(Promise.ISOLATED, "a session is linked to another organisation's, or to none");
        }
    }

    private static void record(SessionRevisionRow row, WithSession is, Outcomes after) {
        ClosedConversation record = row.closed();
        Outcome expected = is instanceof Open ? Outcome.REOPENED : Outcome.CLOSED;
        if (record.revision() != after.revision() || record.outcome() != expected) {
            throw new Violation(Promise.ONE_OUTCOME, "a revision's record tells of another");
        }
        if (is instanceof Closed closed && record.closeReason() != closed.reason()) {
            throw new Violation(Promise.ONE_OUTCOME, "a revision's record tells another reason");
        }
    }

    private void afterwards(
            Readable record, TransitionRow row, Closed was, WithSession is, ConversationId id, int steps) {
        // The window of whatever policy is in force; a revision recorded its own time.
        TimeoutPolicy clocks = clocks(row, was);
        if (is instanceof Open) {
            if (row.at().isAfter(was.closedAt().plus(clocks.reopenWindow()))) {
                throw new Violation(Promise.ONE_OUTCOME, "a session was reopened after its window");
            }
            if (was.reason() == CloseReason.FAILED || steps != 1) {
                throw new Violation(Promise.ONE_OUTCOME, "a failed session was reopened, or one without a revision");
            }
            closingsAtReopen.put(id, is.session().outcomes().closings().size());
            return;
        }
        Closed now = (Closed) is;
        if (was.reason().isStrongerThan(now.reason())) {
            throw new Violation(
                    Promise.ONE_OUTCOME, "an outcome was revised from " + was.reason() + " down to " + now.reason());
        }
        if (now.reason() != was.reason()) {
            if (steps != 1) {
                throw new Violation(Promise.ONE_OUTCOME, "the reason changed without a revision");
            }
            if (row.at().isAfter(was.closedAt().plus(clocks.revisionWindow()))) {
                throw new Violation(Promise.ONE_OUTCOME, "an outcome was revised after its window");
            }
        }
    }

    private void strongest(Closed closed, ConversationId id) {
        List<Outcomes.Closing> closings = closed.session().outcomes().closings();
        int from = closingsAtReopen.getOrDefault(id, 0);
        CloseReason strongest = null;
        for (int i = from; i < closings.size(); i++) {
            CloseReason given = closings.get(i).reason();
            if (strongest == null || given.isStrongerThan(strongest)) {
                strongest = given;
            }
        }
        if (strongest != closed.reason()) {
            throw new Violation(
                    Promise.ONE_OUTCOME, "a session is " + closed.reason() + ", the strongest given is " + strongest);
        }
    }

    /// Honoured exactly where it names the session and its time has come.
    private static void timeout(
            TimeoutElapsed timeout, TransitionRow row, WithSession was, WithSession is, TimeoutPolicy clocks) {
        boolean due = was instanceof Open open
                && timeout.session() == was.session().number()
                && !row.at().isBefore(Inside.deadline(open, clocks));
        boolean acted = was.status() != is.status();
        boolean failed = is instanceof Closed closed && closed.reason() == CloseReason.FAILED;
        if (acted && !due && !failed) {
            throw new Violation(
                    Promise.NO_EARLY_TIMEOUT, "a timeout took " + was.status() + " to " + is.status() + " too early");
        }
        if (due && !acted) {
            throw new Violation(Promise.NO_EARLY_TIMEOUT, "a timeout that was due did nothing");
        }
    }

    private static void isolation(TransitionRow row, BatchWrites writes, WithSession is) {
        for (MessageRow message : writes.messages()) {
            boolean own = message.organizationId().equals(is.session().organization());
            if (!own) {
                throw new Violation(Promise.ISOLATED, "a message lies with an organisation that does not have it");
            }
        }
        if (row.organizationId() != null
                && !row.organizationId().equals(is.session().organization())) {
            throw new Violation(Promise.ISOLATED, "a decision lies with an organisation that does not have it");
        }
    }
}
