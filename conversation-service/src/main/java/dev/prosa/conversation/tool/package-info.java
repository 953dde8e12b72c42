/// What the tools have in common that run from this service's jar as processes of their own.
@NullMarked
package dev.prosa.conversation.tool;

import org.jspecify.annotations.NullMarked;
