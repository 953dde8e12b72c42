/// Who asks: the operator, and whoever has a token of conversation-service's.
@NullMarked
package dev.prosa.expiry.signin;

import org.jspecify.annotations.NullMarked;
