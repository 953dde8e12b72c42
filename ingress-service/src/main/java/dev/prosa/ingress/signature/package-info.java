/// Whether a webhook comes from Twilio.
@NullMarked
package dev.prosa.ingress.signature;

import org.jspecify.annotations.NullMarked;
