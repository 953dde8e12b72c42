package dev.prosa.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FilesTest {

    private final Files files = new Files();

    @Test
    void theOldestIsForgottenWhenThereAreTooMany() {
        Media first = files.keep("image/png", new byte[1]);
        Media second = files.keep("image/png", new byte[1]);

        for (int i = 0; i < Files.MOST - 1; i++) {
            files.keep("image/png", new byte[1]);
        }

        assertThat(files.of(first.sid())).isNull();
        assertThat(files.of(second.sid())).isNotNull();
    }

    @Test
    void theOldestAreForgottenWhenTheyAreTooLargeTogether() {
        Media first = files.keep("image/png", new byte[Files.LARGEST]);
        Media second = files.keep("image/png", new byte[Files.LARGEST]);

        for (int i = 0; i < 5; i++) {
            files.keep("image/png", new byte[Files.LARGEST]);
        }

        assertThat(files.of(first.sid())).isNull();
        assertThat(files.of(second.sid())).isNotNull();
    }
}
