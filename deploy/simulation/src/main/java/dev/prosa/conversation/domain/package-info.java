/// What opens this package of a service to the simulation, and nothing else.
@NullMarked
package dev.prosa.conversation.domain;

import org.jspecify.annotations.NullMarked;
