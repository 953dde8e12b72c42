package dev.prosa.standalone.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LastWordsTest {

    @Test
    void theLastErrorIsTaken() {
        assertThat(LastWords.of("""
                12:00:00 INFO  starting
                12:00:01 ERROR first
                12:00:02 ERROR second
                \tat dev.prosa.Main.main(Main.java:1)
                12:00:03 INFO  bye
                """)).isEqualTo("12:00:02 ERROR second");
    }

    @Test
    void aFailedApplicationSaysItsReasonItself() {
        assertThat(LastWords.of("""
                ***************************
                APPLICATION FAILED TO START
                ***************************

                Description:

                Web server failed to start. Port 8080 was already in use.

                Action:

                Identify and stop the process that's listening on port 8080.
                """)).isEqualTo("Web server failed to start. Port 8080 was already in use.");
    }

    @Test
    void withoutAnErrorItIsTheLastLineOrNothingAtAll() {
        assertThat(LastWords.of("one\ntwo\n\tat x\n\n")).isEqualTo("two");
        assertThat(LastWords.of("")).isEmpty();
        assertThat(LastWords.error("one\ntwo\n")).isEmpty();
    }

    @Test
    void aLongLineIsCut() {
        assertThat(LastWords.of("ERROR " + "x".repeat(1000))).hasSize(401).endsWith("…");
    }
}
