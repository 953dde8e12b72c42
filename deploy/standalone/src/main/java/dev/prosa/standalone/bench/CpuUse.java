package dev.prosa.standalone.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// CPU time of each part of a running Prosa, children included, from `/proc`. Ticks are 10 ms.
final class CpuUse {

    private static final Pattern PART = Pattern.compile("-Dprosa\\.child=([^@]+)@(.+)");
    private static final long MICROS_PER_TICK = 10_000;

    private CpuUse() {}

    /// Microseconds used so far, by part; the bench itself as `bench`. Empty where there is no
    /// `/proc`.
    static Map<String, Long> now(Path data) {
        Map<String, Long> used = new TreeMap<>();
        ProcessHandle.allProcesses().forEach(process -> {
            String part = part(process.pid(), data);
            if (part != null) {
                long micros = micros(process.pid())
                        + process.descendants()
                                .mapToLong(child -> micros(child.pid()))
                                .sum();
                used.merge(part, micros, Long::sum);
            }
        });
        used.put("bench", micros(ProcessHandle.current().pid()));
        return used;
    }

    /// Per item, rounded.
    static Map<String, Double> perItem(Map<String, Long> before, Map<String, Long> after, long items) {
        Map<String, Double> each = new LinkedHashMap<>();
        after.forEach((part, micros) ->
                each.put(part, Percentiles.rounded((micros - before.getOrDefault(part, 0L)) / (double) items)));
        return each;
    }

    private static @Nullable String part(long pid, Path data) {
        try (Stream<String> arguments =
                Stream.of(Files.readString(Path.of("/proc/" + pid + "/cmdline")).split("\0"))) {
            return arguments
                    .map(PART::matcher)
                    .filter(Matcher::matches)
                    .filter(matcher -> Path.of(matcher.group(2)).equals(data))
                    .map(matcher -> matcher.group(1))
                    .findFirst()
                    .orElse(null);
        } catch (IOException e) {
            return null;
        }
    }

    private static long micros(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * MICROS_PER_TICK;
        } catch (IOException e) {
            return 0;
        }
    }
}
