/// The sensor: finds open conversations that are past their deadline although their timer should
/// have fired, says so,
/// and claims the timeout itself.
///
/// A rising count means that expiry-service, Kafka or a deploy is broken. Start reading at
/// [Sweeper].
@NullMarked
package dev.prosa.conversation.sweep;

import org.jspecify.annotations.NullMarked;
