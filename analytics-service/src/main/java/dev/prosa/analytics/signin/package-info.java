/// Who asks: tokens that conversation-service gave, and the operator's.
@NullMarked
package dev.prosa.analytics.signin;

import org.jspecify.annotations.NullMarked;
