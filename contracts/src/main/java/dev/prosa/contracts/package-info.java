/// What crosses Kafka, and nothing else: plain Java, no framework.
@NullMarked
package dev.prosa.contracts;

import org.jspecify.annotations.NullMarked;
