/// The other side of supervision: what runs inside a child process. Lies in a jar of its own, so
/// that a service's class path gets nothing else of ours.
@NullMarked
package dev.prosa.standalone.child;

import org.jspecify.annotations.NullMarked;
