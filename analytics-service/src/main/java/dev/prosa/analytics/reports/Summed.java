package dev.prosa.analytics.reports;

import dev.prosa.analytics.reports.ClosureSummary.Figures;
import dev.prosa.analytics.reports.ClosureSummary.Group;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the database added up, on its way to a [ClosureSummary].
record Summed(List<Group> groups, Figures totals) {

    static final int MOST_GROUPS = 1_000;

    /// @param total whether it is the line over all groups
    record Row(boolean total, @Nullable String key, Figures figures) {}

    static Summed of(List<Row> rows) {
        List<Group> groups = new ArrayList<>();
        Figures totals = Figures.NONE;
        for (Row row : rows) {
            if (row.total()) {
                totals = row.figures();
            } else {
                groups.add(new Group(row.key(), row.figures()));
            }
        }
        return new Summed(groups, totals);
    }

    /// With the closings each agent gave, agents without a session of their own among them.
    Summed credited(Map<String, Long> credits) {
        Map<String, Long> left = new HashMap<>(credits);
        List<Group> credited = new ArrayList<>();
        for (Group group : groups) {
            Long given = group.key() == null ? null : left.remove(group.key());
            credited.add(new Group(group.key(), group.figures().credited(Objects.requireNonNullElse(given, 0L))));
        }
        left.forEach((agent, given) -> credited.add(new Group(agent, Figures.NONE.credited(given))));
        long all = credits.values().stream().mapToLong(Long::longValue).sum();
        return new Summed(credited, totals.credited(all));
    }

    ClosureSummary answering(SummaryQuery query) {
        Grouping grouping = query.grouping();
        List<Group> shown = groups.stream()
                .sorted(order(grouping))
                .limit(MOST_GROUPS)
                .map(group -> shown(group, grouping, query.timeZone()))
                .toList();
        return new ClosureSummary(
                query.from(),
                query.to(),
                grouping.parameter(),
                query.timeZone().getId(),
                query.organizationId(),
                shown,
                groups.size() - shown.size(),
                totals);
    }

    private static Comparator<Group> order(Grouping grouping) {
        Comparator<Group> byKey = Comparator.comparing(Group::key, Comparator.nullsLast(Comparator.naturalOrder()));
        return grouping.needsTimeZone()
                ? byKey
                : Comparator.comparingLong((Group group) -> group.figures().count())
                        .reversed()
                        .thenComparing(byKey);
    }

    private static Group shown(Group group, Grouping grouping, ZoneId zone) {
        return group.key() == null ? group : new Group(grouping.shown(group.key(), zone), group.figures());
    }
}
