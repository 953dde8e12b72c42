package dev.prosa.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The short form of `./prosa simulate-faults explore`.
class ExplorationTest {

    private static final int DEPTH = Boolean.getBoolean("prosa.strict") ? 4 : 3;

    @Test
    void noInterleavingIsASurprise() {
        Explorer.Explored explored = new Explorer(DEPTH).explore();
        System.out.println(explored);
        assertThat(explored.surprises()).isEmpty();
        assertThat(explored.states()).isGreaterThan(1_000);
        assertThat(explored.cuts()).isGreaterThan(2_000);
    }
}
