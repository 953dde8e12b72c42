package dev.prosa.testing;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Which servers the tests use, and why.
enum Choice {
    DOCKER_ANSWERS("tests use Kafka and PostgreSQL in containers: a Docker engine answers"),
    DOCKER_WISHED("tests use Kafka and PostgreSQL in containers: -D" + Choice.PROPERTY + "=docker"),
    NO_DOCKER("tests use embedded Kafka and PostgreSQL: no Docker engine answers"),
    EMBEDDED_WISHED("tests use embedded Kafka and PostgreSQL: -D" + Choice.PROPERTY + "=embedded");

    static final String PROPERTY = "prosa.test.infrastructure";

    private final String sentence;

    Choice(String sentence) {
        this.sentence = sentence;
    }

    /// @param wish what [#PROPERTY] says, if anything
    /// @throws IllegalArgumentException if the wish is neither `docker` nor `embedded`
    /// @throws IllegalStateException if Docker is wished for and no engine answers
    static Choice of(@Nullable String wish, BooleanSupplier dockerAnswers) {
        return switch (wish == null ? "" : wish.strip().toLowerCase(Locale.ROOT)) {
            case "" -> dockerAnswers.getAsBoolean() ? DOCKER_ANSWERS : NO_DOCKER;
            case "embedded" -> EMBEDDED_WISHED;
            case "docker" -> {
                if (!dockerAnswers.getAsBoolean()) {
                    throw new IllegalStateException(
                            "-D%s=docker, but no Docker engine answers. Start one or leave the property out."
                                    .formatted(PROPERTY));
                }
                yield DOCKER_WISHED;
            }
            default ->
                throw new IllegalArgumentException(
                        "-D%s must be docker or embedded but is %s".formatted(PROPERTY, wish));
        };
    }

    boolean isDocker() {
        return this == DOCKER_ANSWERS || this == DOCKER_WISHED;
    }

    String sentence() {
        return sentence;
    }
}
