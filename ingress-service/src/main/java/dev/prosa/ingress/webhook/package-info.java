/// The endpoints Twilio calls: takes a webhook in, judges it, and answers when Kafka has it.
@NullMarked
package dev.prosa.ingress.webhook;

import org.jspecify.annotations.NullMarked;
