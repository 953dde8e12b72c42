package dev.prosa.standalone.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/// Sorted latencies. Percentiles by nearest rank, in milliseconds.
final class Percentiles {

    private final long[] nanos;

    /// @param nanos in any order
    Percentiles(long[] nanos) {
        this.nanos = nanos.clone();
        Arrays.sort(this.nanos);
    }

    int count() {
        return nanos.length;
    }

    /// @param percent above 0, at most 100
    /// @return NaN where there is nothing
    double millis(double percent) {
        if (nanos.length == 0) {
            return Double.NaN;
        }
        int rank = (int) Math.ceil(percent / 100 * nanos.length);
        return rounded(nanos[Math.clamp(rank, 1, nanos.length) - 1] / 1e6);
    }

    Map<String, Double> summary() {
        Map<String, Double> summary = new LinkedHashMap<>();
        summary.put("p50", millis(50));
        summary.put("p90", millis(90));
        summary.put("p99", millis(99));
        summary.put("max", millis(100));
        return summary;
    }

    static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
