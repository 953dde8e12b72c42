/// PostgreSQL holds the truth. Set-based SQL: one statement per table whatever the batch's size.
@NullMarked
package dev.prosa.conversation.store;

import org.jspecify.annotations.NullMarked;
