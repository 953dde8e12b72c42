package dev.prosa.simulation;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// One seed, for whoever loaded the simulation by a class loader of its own: answers what promise
/// broke, null if none did.
public final class Trial implements LongFunction<@Nullable String> {

    @Override
    public @Nullable String apply(long seed) {
        Violation violation = Run.of(Plan.of(seed), new States()).violation();
        return violation == null ? null : violation.promise() + ": " + violation.getMessage();
    }
}
