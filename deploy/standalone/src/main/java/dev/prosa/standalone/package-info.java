/// The `prosa` command: all of Prosa on one machine, and the tools to look into it.
@NullMarked
package dev.prosa.standalone;

import org.jspecify.annotations.NullMarked;
