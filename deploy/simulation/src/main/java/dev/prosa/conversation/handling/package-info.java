/// What opens this package of a service to the simulation, and nothing else.
@NullMarked
package dev.prosa.conversation.handling;

import org.jspecify.annotations.NullMarked;
