/// How fast it is: ratios and CPU per item of one run, printed as one JSON line.
@NullMarked
package dev.prosa.standalone.bench;

import org.jspecify.annotations.NullMarked;
