/// The console in a real browser.
@NullMarked
package dev.prosa.console;

import org.jspecify.annotations.NullMarked;
