/// Appends to Kafka: topics, producer, and whether Kafka is in reach.
@NullMarked
package dev.prosa.ingress.publishing;

import org.jspecify.annotations.NullMarked;
