/// Twilio's REST API, as far as messages go out by it.
@NullMarked
package dev.prosa.ingress.delivery.twilio;

import org.jspecify.annotations.NullMarked;
