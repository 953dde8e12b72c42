/// Whom `up` serves: two organisations, their addresses and clocks, and the channel account that
/// signs.
@NullMarked
package dev.prosa.standalone.demo;

import org.jspecify.annotations.NullMarked;
