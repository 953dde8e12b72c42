/// The rules of architecture that every module keeps.
@NullMarked
package dev.prosa.testing.architecture;

import org.jspecify.annotations.NullMarked;
