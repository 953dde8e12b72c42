/// What the whole service shares at its start: where the database is, which topics it owns.
@NullMarked
package dev.prosa.conversation.config;

import org.jspecify.annotations.NullMarked;
