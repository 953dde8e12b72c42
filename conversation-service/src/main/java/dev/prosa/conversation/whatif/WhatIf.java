package dev.prosa.conversation.whatif;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.OrganizationId;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.LoggedInput;
import dev.prosa.contracts.input.MessageReceived;
import dev.prosa.conversation.audit.EventLog;
import dev.prosa.conversation.audit.RecordedVersions;
import dev.prosa.conversation.audit.RecordedVersions.Recorded;
import dev.prosa.conversation.domain.ConversationPolicy;
import dev.prosa.conversation.domain.TimeoutPolicy;
import dev.prosa.conversation.handling.Incoming;
import dev.prosa.conversation.handling.Incoming.Readable;
import dev.prosa.conversation.organization.OrganizationPolicy;
import dev.prosa.conversation.organization.OrganizationVersions;
import dev.prosa.conversation.organization.Ownership;
import dev.prosa.conversation.tool.DatabaseSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Folds every conversation twice: as it went, and as it would have gone. In memory it holds the
/// conversations of one partition at a time.
public final class WhatIf {

    private static final ConversationPolicy NO_POLICY =
            new ConversationPolicy(1, TimeoutPolicy.DEFAULTS, false, Set.of());

    private final EventLog log;
    private final DatabaseSession session;
    private final OrganizationVersions versions;
    private final RecordedVersions recorded;

    /// @param versions every version of every policy
    public WhatIf(EventLog log, DatabaseSession session, OrganizationVersions versions) {
        this.log = log;
        this.session = session;
        this.versions = versions;
        this.recorded = new RecordedVersions(session);
    }

    /// What one partition came to.
    ///
    /// @param conversations how many were folded
    /// @param unknown how many were left out: they began before the log does
    record Result(int conversations, int unknown) {}

    /// Hands out how each session ended and would have, of those that did since the other clocks.
    Result replay(int partition, OtherClocks clocks, Consumer<Ending> found) {
        Map<ConversationId, TwoCourses> conversations = new HashMap<>();
        Set<ConversationId> unknown = new HashSet<>();
        Instant[] last = {Instant.MIN};
        long next = next(partition);
        log.read(partition, Math.min(log.start(partition), next), next, batch -> {
            Map<Long, Recorded> known = recorded.of(batch);
            for (Incoming record : batch) {
                last[0] = record.at().isAfter(last[0]) ? record.at() : last[0];
                if (record instanceof Readable readable
                        && known.get(record.evidence().offset()) instanceof Recorded.Decided decided
                        && !decided.isDuplicate()) {
                    ConversationId id = readable.input().conversationId();
                    if (!conversations.containsKey(id) && decided.hadSession()) {
                        unknown.add(id);
                    }
                    if (!unknown.contains(id)) {
                        take(conversations.computeIfAbsent(id, _ -> new TwoCourses(clocks)), readable, decided);
                    }
                }
            }
        });
        conversations.forEach((id, courses) -> {
            courses.end(last[0]);
            endings(id, courses, clocks.since()).forEach(found);
        });
        return new Result(conversations.size(), unknown.size());
    }

    private void take(TwoCourses courses, Readable record, Recorded.Decided decided) {
        LoggedInput input = record.input();
        OrganizationId organization = decided.organization();
        Ownership owner = owner(input, decided);
        OrganizationPolicy policy = organization == null || decided.policyVersion() == null
                ? null
                : versions.policy(organization, decided.policyVersion());
        courses.take(
                input,
                record.at(),
                owner == null ? null : owner.organization(),
                policy == null ? NO_POLICY : policy.policy(),
                decided.reading());
    }

    private @Nullable Ownership owner(LoggedInput input, Recorded.Decided decided) {
        Address channel = switch (input) {
            case MessageReceived message -> message.channelAddress();
            case DeliveryReported report -> report.channelAddress();
            default -> null;
        };
        return channel == null || decided.ownershipVersion() == null
                ? null
                : versions.owner(channel, decided.ownershipVersion());
    }

    private static List<Ending> endings(ConversationId id, TwoCourses courses, Instant since) {
        Set<Integer> sessions = new TreeSet<>(courses.actualEnds().keySet());
        sessions.addAll(courses.otherEnds().keySet());
        return sessions.stream()
                .map(number -> new Ending(
                        id,
                        number,
                        courses.actualEnds().get(number),
                        courses.otherEnds().get(number)))
                .filter(ending -> isSince(ending.actual(), since) || isSince(ending.other(), since))
                .toList();
    }

    private static boolean isSince(Line.@Nullable End end, Instant since) {
        return end != null && !end.at().isBefore(since);
    }

    private long next(int partition) {
        return session
                .query(
                        "SELECT next_offset FROM conversation.partition_progress WHERE partition = $1",
                        row -> Objects.requireNonNull(row.get(0, Long.class)),
                        partition)
                .stream()
                .findFirst()
                .orElse(0L);
    }
}
