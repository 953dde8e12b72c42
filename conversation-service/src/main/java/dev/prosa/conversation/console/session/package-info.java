/// How a browser signs in to the console, and stays signed in.
@NullMarked
package dev.prosa.conversation.console.session;

import org.jspecify.annotations.NullMarked;
