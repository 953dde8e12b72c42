/// What an operator may ask over HTTP, and whether this instance is ready.
@NullMarked
package dev.prosa.expiry.query;

import org.jspecify.annotations.NullMarked;
