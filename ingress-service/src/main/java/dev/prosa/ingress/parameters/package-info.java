/// What a webhook says: its parameters, decoded strictly and kept in order.
@NullMarked
package dev.prosa.ingress.parameters;

import org.jspecify.annotations.NullMarked;
