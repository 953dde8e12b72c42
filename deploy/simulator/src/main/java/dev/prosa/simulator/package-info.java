/// A look-alike of Twilio's Messages resource and of a customer's phone, in memory.
@NullMarked
package dev.prosa.simulator;

import org.jspecify.annotations.NullMarked;
