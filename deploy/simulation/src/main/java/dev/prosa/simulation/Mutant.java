package dev.prosa.simulation;

/// A seeded bug: one source file, written otherwise in a place or two.
///
/// @param bug what somebody might have done
/// @param file from the repository's root
/// @param places what stands there exactly once and what stands there in the mutant, in turn
record Mutant(String name, String bug, String file, String... places) {

    String mutated(String source) {
        String mutated = source;
        for (int i = 0; i < places.length; i += 2) {
            String found = places[i];
            int first = mutated.indexOf(found);
            if (first < 0 || mutated.indexOf(found, first + 1) >= 0) {
                throw new IllegalStateException("mutant " + name + ": this must stand in " + file
                        + " exactly once; where the code has changed, write the mutant anew: " + found);
            }
            mutated = mutated.replace(found, places[i + 1]);
        }
        return mutated;
    }

    /// `dev.prosa.Something` of the file.
    String className() {
        String path = file.substring(file.indexOf("/java/") + "/java/".length());
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }
}
