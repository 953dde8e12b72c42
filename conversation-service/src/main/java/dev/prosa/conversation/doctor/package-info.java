/// What an operator would look at first, in Kafka and in PostgreSQL, one line each.
@NullMarked
package dev.prosa.conversation.doctor;

import org.jspecify.annotations.NullMarked;
