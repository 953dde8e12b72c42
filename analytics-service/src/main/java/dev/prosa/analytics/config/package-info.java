/// What the whole service shares at its start: where the database is.
@NullMarked
package dev.prosa.analytics.config;

import org.jspecify.annotations.NullMarked;
