package dev.prosa.conversation.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaPropertiesTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void withoutATokenNoFilesAreShown() {
        assertThat(new MediaProperties(URI.create("http://localhost:8080"), "").isOn())
                .isFalse();
        assertThat(new MediaProperties(URI.create("http://localhost:8080"), TOKEN))
                .satisfies(on -> assertThat(on.isOn()).isTrue())
                .asString()
                .doesNotContain(TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost", "http://me:secret@localhost", "http:///media"})
    void theEdgeIsReachedByHttp(String url) {
        assertThatThrownBy(() -> new MediaProperties(URI.create(url), TOKEN))
                .hasMessageStartingWith("prosa.media.ingress-url must be")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aTokenIsLong() {
        assertThatThrownBy(() -> new MediaProperties(URI.create("http://localhost:8080"), "short"))
                .hasMessageStartingWith("prosa.media.token has 5 characters");
    }
}
