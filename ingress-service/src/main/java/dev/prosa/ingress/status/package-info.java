/// How far our messages got, from Twilio's status callbacks to the log's record.
@NullMarked
package dev.prosa.ingress.status;

import org.jspecify.annotations.NullMarked;
