/// What customers write, from Twilio's parameters to the log's record.
@NullMarked
package dev.prosa.ingress.message;

import org.jspecify.annotations.NullMarked;
