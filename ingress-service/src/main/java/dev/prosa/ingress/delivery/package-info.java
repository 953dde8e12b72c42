/// Messages out: each is claimed, sent, reported and settled, in order within its conversation.
@NullMarked
package dev.prosa.ingress.delivery;

import org.jspecify.annotations.NullMarked;
