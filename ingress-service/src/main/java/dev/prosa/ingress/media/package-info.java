/// The files that customers send: fetched from Twilio for whoever has the token, and from nowhere else.
@NullMarked
package dev.prosa.ingress.media;

import org.jspecify.annotations.NullMarked;
