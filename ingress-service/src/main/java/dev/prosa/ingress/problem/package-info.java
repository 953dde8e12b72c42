/// What can be wrong with a request, and how a caller is told: RFC 9457.
@NullMarked
package dev.prosa.ingress.problem;

import org.jspecify.annotations.NullMarked;
