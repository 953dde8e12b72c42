package dev.prosa.ingress.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.ingress.media.FakeMedia.Behaviour;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class MediaOffTest {

    @Test
    void withoutATokenInTheConfigurationThereIsNoSuchPath() {
        String file = "/2010-04-01/Accounts/%s/Messages/MM%s/Media/ME%s"
                .formatted(FakeMedia.ACCOUNT, "0".repeat(32), "1".repeat(32));
        try (FakeMedia twilio = new FakeMedia();
                MediaCaller ingress = MediaCaller.start(twilio.url(), "prosa.media.token=")) {
            twilio.expect(file, new Behaviour.File("image/png", new byte[1]));

            for (String authorization : new String[] {"Bearer ", "Bearer " + MediaCaller.TOKEN}) {
                HttpResponse<String> answer =
                        ingress.ask(MediaCaller.query(twilio.url() + file), "Authorization", authorization);

                assertThat(answer.statusCode()).isEqualTo(404);
                assertThat(answer.body()).contains("\"urn:prosa:problem:not-found\"");
            }
            assertThat(twilio.asked()).isEmpty();
        }
    }
}
