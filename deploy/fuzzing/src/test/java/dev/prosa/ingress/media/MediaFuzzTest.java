package dev.prosa.ingress.media;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.prosa.fuzzing.Expect;
import dev.prosa.fuzzing.Frame;
import dev.prosa.ingress.config.DeliveryProperties;
import dev.prosa.ingress.config.PublicUrl;
import dev.prosa.ingress.config.TwilioProperties;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;

/// Whatever somebody says a customer's file is: what is fetched lies on Twilio's own server, below an account
/// of ours, and no redirect leads to where our token or a plain connection must not go.
///
/// An input's lines are redirects (`location`), its rest the URL.
public final class MediaFuzzTest {

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
    private static final URI BASE = URI.create("https://api.twilio.com");
    private static final MediaUrls URLS = new MediaUrls(
            new DeliveryProperties(
                    false,
                    BASE,
                    null,
                    null,
                    1,
                    1,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(1),
                    null),
            new TwilioProperties(
                    PublicUrl.of("https://prosa.example"),
                    Map.of(ACCOUNT, new TwilioProperties.Account(List.of("the-token")))));

    @FuzzTest(maxDuration = "10m")
    void media(byte[] input) {
        check(input);
    }

    public static void check(byte[] input) {
        Frame frame = Frame.of(input);
        MediaFile file = URLS.fileAt(new String(frame.rest(), StandardCharsets.UTF_8));
        if (file != null) {
            URI url = file.url();
            Expect.same("https", url.getScheme(), "scheme");
            Expect.same("api.twilio.com", url.getAuthority(), "authority");
            Expect.same(url, url.normalize(), "the path is not what it seems");
            Expect.that(url.getPath().startsWith("/2010-04-01/Accounts/" + ACCOUNT + "/Messages/"), "another's file");
            Expect.that(url.getRawQuery() == null && url.getRawFragment() == null, "more than a file");
        }
        Redirects redirects = new Redirects(BASE);
        URI at = BASE;
        for (String location : frame.values("location")) {
            HttpHeaders headers = new HttpHeaders();
            headers.add(HttpHeaders.LOCATION, location);
            URI next = redirects.next(at, headers);
            if (next == null) {
                return;
            }
            Expect.same("https", next.getScheme(), "a redirect's scheme");
            Expect.that(next.getHost() != null, "a redirect to nobody");
            Expect.that(next.getRawUserInfo() == null, "a redirect with a user");
            at = next;
        }
    }
}
