/// Folds a batch through the machine and stores it in one transaction.
@NullMarked
package dev.prosa.conversation.handling;

import org.jspecify.annotations.NullMarked;
