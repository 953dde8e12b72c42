/// Customers and agents at play, in named scenarios with expectations.
@NullMarked
package dev.prosa.standalone.simulation;

import org.jspecify.annotations.NullMarked;
