package dev.prosa.standalone.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What `simulate` can play. Each is a list of stories that run side by side.
enum Scenario {
    /// A lively mix of everything a day brings.
    day {
        @Override
        List<Consumer<Actors>> stories(int customers, Random random) {
            List<Consumer<Actors>> kinds = new ArrayList<>(Stories.ALL);
            Collections.shuffle(kinds, random);
            List<Consumer<Actors>> stories = new ArrayList<>();
            for (int i = 0; i < customers; i++) {
                stories.add(kinds.get(i % kinds.size()));
            }
            return stories;
        }
    },
    /// The customer says goodbye, surely and half.
    goodbye {
        @Override
        List<Consumer<Actors>> stories(int customers, Random random) {
            return List.of(Stories::goodbye, Stories::halfGoodbye, Stories::takenBack, Stories::nobodyConfirms);
        }
    },
    /// The customer falls silent, comes back, falls silent again.
    idle {
        @Override
        List<Consumer<Actors>> stories(int customers, Random random) {
            return List.of(Stories::goesIdleAndReturns, Stories::idleToTheEnd, Stories::nobodyCame);
        }
    },
    /// Many customers at once.
    burst {
        @Override
        List<Consumer<Actors>> stories(int customers, Random random) {
            return Collections.nCopies(Math.max(customers, 40), Stories::burst);
        }
    },
    /// Every webhook five times in parallel.
    duplicates {
        @Override
        List<Consumer<Actors>> stories(int customers, Random random) {
            return Collections.nCopies(Math.max(1, customers / 2), Stories::duplicates);
        }
    },
    /// What today's systems lose, in both orders.
    races {
        @Override
        List<Consumer<Actors>> stories(int customers, Random random) {
            return Races.ALL;
        }
    };

    /// @param customers how many, where the scenario takes a number
    abstract List<Consumer<Actors>> stories(int customers, Random random);

    static @Nullable Scenario named(String name) {
        for (Scenario scenario : values()) {
            if (scenario.name().equals(name)) {
                return scenario;
            }
        }
        return null;
    }
}
