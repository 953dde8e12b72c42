/// What must hold after any torture, looked up in PostgreSQL and on the topics.
@NullMarked
package dev.prosa.standalone.torture.judge;

import org.jspecify.annotations.NullMarked;
