/// What is known of each conversation's sends, on the topic `outbound-sends`.
@NullMarked
package dev.prosa.ingress.delivery.sends;

import org.jspecify.annotations.NullMarked;
