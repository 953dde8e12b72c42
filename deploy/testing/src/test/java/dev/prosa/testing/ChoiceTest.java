package dev.prosa.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class ChoiceTest {

    @Test
    void dockerIsTakenWhereItAnswers() {
        assertThat(Choice.of(null, () -> true)).isEqualTo(Choice.DOCKER_ANSWERS);
        assertThat(Choice.of(null, () -> false)).isEqualTo(Choice.NO_DOCKER);
        assertThat(Choice.of("", () -> false)).isEqualTo(Choice.NO_DOCKER);
    }

    @Test
    void aWishDecides() {
        assertThat(Choice.of("docker", () -> true)).isEqualTo(Choice.DOCKER_WISHED);
        assertThat(Choice.of("embedded", () -> {
                    throw new AssertionError("nobody asked for Docker");
                }))
                .isEqualTo(Choice.EMBEDDED_WISHED);
    }

    @Test
    void dockerThatIsWishedForAndDoesNotAnswerFailsTheTests() {
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> Choice.of("docker", () -> false))
                .withMessageStartingWith("-Dprosa.test.infrastructure=docker, but no Docker engine answers");
    }

    @Test
    void aWishThatIsNeitherIsNamed() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Choice.of("podman", () -> true))
                .withMessage("-Dprosa.test.infrastructure must be docker or embedded but is podman");
    }
}
