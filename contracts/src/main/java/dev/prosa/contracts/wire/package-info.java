/// How contracts cross Kafka: CloudEvents 1.0 in binary mode, JSON values, W3C trace context.
@NullMarked
package dev.prosa.contracts.wire;

import org.jspecify.annotations.NullMarked;
