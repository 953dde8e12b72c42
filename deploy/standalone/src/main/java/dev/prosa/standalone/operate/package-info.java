/// What an operator types when something hurts: parked inputs, quarantined webhooks, the audit, the
/// doctor.
@NullMarked
package dev.prosa.standalone.operate;

import org.jspecify.annotations.NullMarked;
