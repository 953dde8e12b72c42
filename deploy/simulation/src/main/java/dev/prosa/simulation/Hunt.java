package dev.prosa.simulation;

import java.io.IOException;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Runs seeds on a mutant until one breaks a promise.
final class Hunt {

    private Hunt() {}

    /// @param seeds how many it took; the limit where none sufficed
    /// @param promise what broke; null where nothing did
    record Catch(Mutant mutant, int seeds, @Nullable String promise) {}

    static Catch hunt(Mutant mutant, MutantCompiler compiler, int limit) throws IOException {
        try {
            LongFunction<@Nullable String> trial = new MutantLoader(compiler.compile(mutant)).trial();
            for (int seed = 0; seed < limit; seed++) {
                String broken = trial.apply(seed);
                if (broken != null) {
                    return new Catch(mutant, seed + 1, broken);
                }
            }
            return new Catch(mutant, limit, null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("mutant " + mutant.name() + " does not load", e);
        }
    }
}
