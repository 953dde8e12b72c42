/// All of Prosa on one machine: `up`, `down` and `status`.
@NullMarked
package dev.prosa.standalone.up;

import org.jspecify.annotations.NullMarked;
