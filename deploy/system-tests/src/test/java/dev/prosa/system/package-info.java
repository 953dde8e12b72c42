/// All of Prosa as its user runs it: real processes, started by the `prosa` command.
@NullMarked
package dev.prosa.system;

import org.jspecify.annotations.NullMarked;
