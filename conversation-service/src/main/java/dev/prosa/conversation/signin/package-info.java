/// Signing in: passwords become tokens, tokens become [dev.prosa.conversation.people.Caller]s.
@NullMarked
package dev.prosa.conversation.signin;

import org.jspecify.annotations.NullMarked;
