/// Typed identifiers. Every ID is its own record, checks itself and travels as a plain JSON string.
@NullMarked
package dev.prosa.contracts.identity;

import org.jspecify.annotations.NullMarked;
