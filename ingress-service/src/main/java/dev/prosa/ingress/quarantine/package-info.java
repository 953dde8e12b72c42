/// Keeps refused webhooks, inert and within limits, so that they can be replayed once a fault is
/// mended.
@NullMarked
package dev.prosa.ingress.quarantine;

import org.jspecify.annotations.NullMarked;
