/// Turns closed sessions into answers, in a schema of its own.
@NullMarked
package dev.prosa.analytics;

import org.jspecify.annotations.NullMarked;
