/// Replays the log through the same code that first folded it and compares with what PostgreSQL
/// holds. Runs as a process of its own ([AuditMain]) and only reads, checkpoints aside.
@NullMarked
package dev.prosa.conversation.audit;

import org.jspecify.annotations.NullMarked;
