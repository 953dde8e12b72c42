/// From `closed-conversations` into the database: every revision, and of every session the highest
/// one.
@NullMarked
package dev.prosa.analytics.closures;

import org.jspecify.annotations.NullMarked;
