/// The Twilio edge: whatever is Twilio-shaped stays in this service.
@NullMarked
package dev.prosa.ingress;

import org.jspecify.annotations.NullMarked;
