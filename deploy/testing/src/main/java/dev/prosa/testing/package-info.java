/// The one seam by which tests get a real Kafka and a real PostgreSQL.
///
/// Start reading at [dev.prosa.testing.TestInfrastructure].
@NullMarked
package dev.prosa.testing;

import org.jspecify.annotations.NullMarked;
