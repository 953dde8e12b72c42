package dev.prosa.simulation;

/// Finds a short plan that breaks the same promise: leaves out ever smaller parts for as long as it
/// still does.
final class Shrinking {

    private static final int MOST_RUNS = 5_000;

    private Shrinking() {}

    static Run shortest(Plan failing) {
        Run best = Run.of(failing, new States());
        Violation broken = best.violation();
        if (broken == null) {
            throw new IllegalArgumentException("seed " + failing.seed() + " keeps every promise");
        }
        int runs = 0;
        int size = Math.max(1, best.plan().steps().length / 2);
        while (size >= 1 && runs < MOST_RUNS) {
            boolean shrunk = false;
            for (int from = 0; from < best.plan().steps().length && runs < MOST_RUNS; ) {
                int to = Math.min(from + size, best.plan().steps().length);
                Run tried = Run.of(best.plan().without(from, to), new States());
                runs++;
                Violation violation = tried.violation();
                if (violation != null && violation.promise() == broken.promise()) {
                    best = tried;
                    shrunk = true;
                } else {
                    from = to;
                }
            }
            if (!shrunk || size > best.plan().steps().length) {
                size = size == 1 ? 0 : Math.max(1, Math.min(size, best.plan().steps().length) / 2);
            }
        }
        return Run.told(best.plan());
    }
}
