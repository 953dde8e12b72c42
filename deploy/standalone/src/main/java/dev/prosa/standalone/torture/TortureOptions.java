package dev.prosa.standalone.torture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a torture was asked for.
///
/// @param kinds of faults
/// @param every mean pause between two faults
/// @param rate messages a second
/// @param limit after which neither faults nor messages come
/// @param seats customers who talk at the same time
/// @param connections messages that may wait for their acknowledgement at the same time
/// @param diskBytes what Kafka and PostgreSQL may write
record TortureOptions(
        Path data,
        long seed,
        int faults,
        List<FaultKind> kinds,
        Duration every,
        long messages,
        double rate,
        Duration limit,
        int seats,
        int connections,
        long diskBytes,
        Places places) {}
