package dev.prosa.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The short form of fuzzing, for every build: a bounded number of inputs that resemble the corpus.
class MutatedCorpusTest {

    private static final int RUNS = Boolean.getBoolean("prosa.strict") ? 50_000 : 5_000;

    @ParameterizedTest
    @EnumSource
    void whatResemblesTheCorpusHoldsToo(Target target) {
        List<byte[]> corpus = target.corpus();
        assertThat(corpus).hasSizeGreaterThan(3);
        Mutations mutations = new Mutations(corpus, 20261121);
        for (int run = 0; run < RUNS; run++) {
            byte[] input = mutations.next();
            try {
                target.check(input);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        target + " run " + run + ": " + Base64.getEncoder().encodeToString(input), e);
            }
        }
        System.out.println(target + ": " + RUNS + " executions over " + corpus.size() + " seeds");
    }
}
