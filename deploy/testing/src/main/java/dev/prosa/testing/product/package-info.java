/// The whole product as its user runs it, for tests that need all of it.
@NullMarked
package dev.prosa.testing.product;

import org.jspecify.annotations.NullMarked;
