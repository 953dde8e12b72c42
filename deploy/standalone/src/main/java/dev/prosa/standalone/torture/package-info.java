/// `torture`: everything that runs is killed, frozen, cut off and filled up under load, and in the
/// end a judge checks what was promised.
@NullMarked
package dev.prosa.standalone.torture;

import org.jspecify.annotations.NullMarked;
