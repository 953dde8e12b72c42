/// What is counted and timed, under names that stand in one place.
@NullMarked
package dev.prosa.ingress.metrics;

import org.jspecify.annotations.NullMarked;
