package dev.prosa.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every seeded bug is caught, and the code without it is not.
class MutantsTest {

    private static final int SEEDS = 400;
    private static final MutantCompiler COMPILER = new MutantCompiler(Path.of("../.."));

    static Iterable<Mutant> mutants() {
        return Mutants.ALL;
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void isCaught(Mutant mutant) throws IOException {
        Hunt.Catch found = Hunt.hunt(mutant, COMPILER, SEEDS);
        assertThat(found.promise())
                .as("mutant %s: %s", mutant.name(), mutant.bug())
                .isNotNull();
    }

    @Test
    void thereAreEnough() {
        assertThat(Mutants.ALL).hasSizeGreaterThanOrEqualTo(20);
        assertThat(Mutants.ALL.stream().map(Mutant::name).distinct()).hasSize(Mutants.ALL.size());
    }

    @Test
    void theSameWithoutABugIsCaughtInNothing() throws Exception {
        var trial = new MutantLoader(Map.of()).trial();
        for (long seed = 0; seed < 50; seed++) {
            assertThat(trial.apply(seed)).isNull();
        }
    }
}
