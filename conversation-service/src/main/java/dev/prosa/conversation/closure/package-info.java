/// How sure are we that the customer is saying goodbye, and did they say yes or no?
@NullMarked
package dev.prosa.conversation.closure;

import org.jspecify.annotations.NullMarked;
