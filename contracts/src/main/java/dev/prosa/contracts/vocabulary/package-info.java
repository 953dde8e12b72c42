/// The words all services share: statuses, reasons, roles. They are metric tags and JSON values
/// unchanged.
@NullMarked
package dev.prosa.contracts.vocabulary;

import org.jspecify.annotations.NullMarked;
