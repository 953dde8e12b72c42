package dev.prosa.standalone.torture;

import dev.prosa.standalone.torture.Healing.Healed;
import dev.prosa.standalone.torture.judge.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a torture came to.
///
/// @param faults by kind
/// @param figures by name
record Report(long seed, List<Row> faults, Map<String, Object> figures, List<String> undone, List<Verdict> verdicts) {

    /// One kind of fault.
    ///
    /// @param healed how many of them healed; the times are seconds from the end of the fault, 0 where
    ///     everything worked before it was over
    record Row(String fault, int count, int healed, double medianSeconds, double longestSeconds) {}

    /// By kind, in the order of [FaultKind].
    static List<Row> rows(List<Fault> done, List<Healed> healed) {
        var rows = new ArrayList<Row>();
        for (var kind : FaultKind.values()) {
            int count =
                    (int) done.stream().filter(fault -> fault.kind() == kind).count();
            var times = healed.stream()
                    .filter(one -> one.fault().kind() == kind)
                    .map(Healed::after)
                    .sorted()
                    .toList();
            if (count > 0) {
                rows.add(new Row(
                        kind.label(),
                        count,
                        times.size(),
                        times.isEmpty() ? -1 : seconds(times.get(times.size() / 2)),
                        times.isEmpty() ? -1 : seconds(times.getLast())));
            }
        }
        return rows;
    }

    boolean kept() {
        return verdicts.stream().allMatch(Verdict::kept);
    }

    /// For people.
    String text() {
        var text = new StringBuilder("\n");
        text.append(
                String.format(Locale.ROOT, "%-64s%7s%8s%14s%14s%n", "fault", "count", "healed", "median", "longest"));
        for (var row : faults) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-64s%7d%8d%12.1f s%12.1f s%n",
                    row.fault(),
                    row.count(),
                    row.healed(),
                    row.medianSeconds(),
                    row.longestSeconds()));
        }
        text.append('\n');
        figures.forEach((name, value) -> text.append(String.format(Locale.ROOT, "  %-34s%s%n", name, value)));
        undone.forEach(line -> text.append("  not done: ").append(line).append('\n'));
        text.append('\n');
        verdicts.forEach(verdict -> text.append(verdict.line()).append('\n'));
        return text.append("\nSeed ")
                .append(seed)
                .append(kept() ? ": every promise was kept." : ": a promise was BROKEN.")
                .toString();
    }

    /// For scripts.
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("seed", seed);
        json.put("kept", kept());
        json.put("faults", faults);
        json.put("figures", figures);
        json.put("notDone", undone);
        json.put("promises", verdicts);
        return json;
    }

    private static double seconds(Duration duration) {
        return Math.round(duration.toMillis() / 100.0) / 10.0;
    }
}
