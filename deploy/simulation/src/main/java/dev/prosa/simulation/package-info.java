/// Runs Prosa under a simulated log, database, clock and scheduler, and checks its promises after
/// every step.
@NullMarked
package dev.prosa.simulation;

import org.jspecify.annotations.NullMarked;
