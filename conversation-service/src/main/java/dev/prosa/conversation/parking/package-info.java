/// Inputs that were put aside because nobody owned the address, and their way back.
@NullMarked
package dev.prosa.conversation.parking;

import org.jspecify.annotations.NullMarked;
