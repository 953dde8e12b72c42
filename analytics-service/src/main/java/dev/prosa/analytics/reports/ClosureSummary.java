package dev.prosa.analytics.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.prosa.contracts.identity.OrganizationId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a [SummaryQuery].
///
/// @param groups by time for days and hours, else the largest first
/// @param groupsLeftOut how many did not fit; `totals` counts them all the same
record ClosureSummary(
        Instant from,
        Instant to,
        String groupBy,
        String timeZone,
        @Nullable OrganizationId organizationId,
        List<Group> groups,
        int groupsLeftOut,
        Figures totals) {

    /// @param key null for sessions that nobody served, in a summary by agent
    record Group(@Nullable String key, @JsonUnwrapped Figures figures) {}

    /// @param count sessions closed and not opened again
    /// @param answered of them, those that got an answer at all
    /// @param reopened sessions whose closing no longer holds; counted nowhere else
    /// @param reopenings how often the closed ones had been opened again before
    /// @param revised of the closed ones, those that had been closed for another reason before
    /// @param closingsCredited by agent only: sessions in which the agent gave a closing, whatever
    ///     reason stands
    record Figures(
            long count,
            @Nullable Percentiles handlingMillis,
            @Nullable Percentiles firstResponseMillis,
            long answered,
            long reopened,
            long reopenings,
            long revised,
            Satisfaction satisfaction,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Long closingsCredited) {

        static final Figures NONE = new Figures(0, null, null, 0, 0, 0, 0, new Satisfaction(null, 0), null);

        Figures credited(long closings) {
            return new Figures(
                    count,
                    handlingMillis,
                    firstResponseMillis,
                    answered,
                    reopened,
                    reopenings,
                    revised,
                    satisfaction,
                    closings);
        }
    }

    /// Nearest rank: values that occurred, none in between.
    record Percentiles(long p50, long p90, long p99) {}

    /// @param average 1 to 5; null without answers
    record Satisfaction(@Nullable Double average, long answers) {}
}
