/// A durable Kafka broker and a durable PostgreSQL for one machine, without installing either.
///
/// Start reading at [dev.prosa.embedded.EmbeddedKafka] and [dev.prosa.embedded.EmbeddedPostgres].
/// Both keep their data in a directory of yours and find it again at the next start; both refuse to
/// start with one clear sentence ([dev.prosa.embedded.EmbeddedServerException]) where starting
/// would do harm.
@NullMarked
package dev.prosa.embedded;

import org.jspecify.annotations.NullMarked;
