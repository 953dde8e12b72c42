package dev.prosa.ingress.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.prosa.ingress.media.FakeMedia.Asked;
import dev.prosa.ingress.media.FakeMedia.Behaviour;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import reactor.core.publisher.Sinks;

/// Against a Twilio that behaves as badly as it is told to. Every test has a file of its own.
@ExtendWith(OutputCaptureExtension.class)
class MediaEndpointTest {

    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString((FakeMedia.ACCOUNT + ":" + FakeMedia.TOKEN).getBytes(StandardCharsets.UTF_8));
    private static final byte[] PICTURE = bytes(100_000);

    private static FakeMedia twilio;
    private static Bystander bystander;
    private static MediaCaller ingress;

    private final String file = file(FakeMedia.ACCOUNT, sid("MM"), sid("ME"));
    private final String url = twilio.url() + file;
    private final int visitors = bystander.visitors();

    @BeforeAll
    static void start() {
        twilio = new FakeMedia();
        bystander = new Bystander();
        ingress = MediaCaller.start(twilio.url(), "prosa.media.token=" + MediaCaller.TOKEN);
    }

    @AfterAll
    static void stop() {
        ingress.close();
        bystander.close();
        twilio.close();
    }

    @AfterEach
    void noLogTellsWhichFileItWas(CapturedOutput output) {
        assertThat(output).doesNotContain(file.substring(file.indexOf("Media/") + "Media/".length()));
    }

    @Test
    void aPictureComesThroughAsItIsAndForOneBrowserOnly() {
        twilio.expect(file, new Behaviour.File("image/jpeg", PICTURE));

        HttpResponse<byte[]> answer = ingress.get(url);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PICTURE);
        assertThat(header(answer, "Content-Type")).isEqualTo("image/jpeg");
        assertThat(header(answer, "Content-Length")).isEqualTo("100000");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, max-age=3600");
        assertThat(twilio.asked(file)).containsExactly(new Asked(file, BASIC));
    }

    @Test
    void aFileIsPassedOnWhileItArrives() throws IOException {
        Sinks.One<byte[]> second = Sinks.one();
        twilio.expect(file, new Behaviour.InTwo("first".getBytes(StandardCharsets.UTF_8), second.asMono()));

        try (InputStream body = ingress.open(url).body()) {
            assertThat(body.readNBytes(5)).asString().isEqualTo("first");
            second.tryEmitValue("second".getBytes(StandardCharsets.UTF_8));
            assertThat(body.readAllBytes()).asString().isEqualTo("second");
        }
    }

    @Test
    void aFileOfSixteenMebibytesIsTaken() {
        twilio.expect(file, new Behaviour.Unannounced(256));

        assertThat(ingress.get(url).body()).hasSize(16 * 1024 * 1024);
    }

    @Test
    void whatBecameOfRequestsIsCounted() {
        twilio.expect(file, new Behaviour.File("image/png", PICTURE));
        double before = served();

        ingress.get(url);

        await().atMost(Duration.ofSeconds(20)).until(() -> served() == before + 1);
    }

    private static double served() {
        return ingress.ask("/actuator/prometheus")
                .body()
                .lines()
                .filter(line -> line.startsWith("prosa_ingress_media_total{") && line.contains("\"SERVED\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /// Only a browser that is made to could take a customer's file for a page of ours.
    @Nested
    @Tag("ASVS-5.0-3.2.1")
    class ToABrowser {

        @ParameterizedTest
        @CsvSource({"image/webp, image/webp", "'audio/ogg; codecs=opus', audio/ogg", "TEXT/VCARD, text/vcard"})
        void aKindThatCustomersSendKeepsItsName(String sent, String told) {
            twilio.expect(file, new Behaviour.File(sent, PICTURE));

            HttpResponse<byte[]> answer = ingress.get(url);

            assertThat(header(answer, "Content-Type")).isEqualTo(told);
            assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/html", "image/svg+xml", "application/javascript", "image/png,text/html", ""})
        void anythingElseIsAFileToSave(String sent) {
            twilio.expect(file, new Behaviour.File(sent.isEmpty() ? null : sent, PICTURE));

            HttpResponse<byte[]> answer = ingress.get(url);

            assertThat(answer.body()).isEqualTo(PICTURE);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/octet-stream");
            assertThat(header(answer, "Content-Disposition")).isEqualTo("attachment");
        }

        @Test
        void whateverItIsItRunsNowhere() {
            twilio.expect(file, new Behaviour.File("application/pdf", PICTURE));

            HttpResponse<byte[]> answer = ingress.get(url);

            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("sandbox; default-src 'none'");
        }
    }

    /// The service asks for nothing but files of ours, whoever wishes for what.
    @Nested
    @Tag("ASVS-5.0-1.3.6")
    class WithAnotherUrl {

        @ParameterizedTest
        @MethodSource("dev.prosa.ingress.media.MediaEndpointTest#otherUrls")
        void cannotHaveItFetched(String other) {
            int before = twilio.asked().size();

            HttpResponse<String> answer = ingress.problem(other);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"urn:prosa:problem:parameter-malformed\"", "\"parameter\":\"url\"")
                    .doesNotContain("Accounts");
            assertThat(twilio.asked()).hasSize(before);
            assertThat(bystander.visitors()).isEqualTo(visitors);
        }

        @Test
        void cannotLeaveOpenWhichOneCounts() {
            int before = twilio.asked().size();
            String target = MediaCaller.query(url);

            for (String query :
                    new String[] {"/media", target + "&" + target.substring(7), "/media?url", "/media?URL=" + url}) {
                assertThat(ingress.ask(query, "Authorization", "Bearer " + MediaCaller.TOKEN)
                                .statusCode())
                        .isEqualTo(400);
            }
            assertThat(twilio.asked()).hasSize(before);
        }
    }

    static Stream<String> otherUrls() {
        String base = twilio.url();
        String host = "localhost:" + twilio.port();
        String elsewhere = "localhost:" + bystander.port();
        String file = file(FakeMedia.ACCOUNT, sid("MM"), sid("ME"));
        String upper = file(FakeMedia.ACCOUNT, sid("MM").toUpperCase(), sid("ME"));
        String another = file(FakeMedia.ACCOUNT.replace('0', '1'), sid("MM"), sid("ME"));
        return Stream.of(
                "",
                "/",
                file,
                "//" + host + file,
                // another host, port, scheme
                "http://" + elsewhere + file,
                "http://127.0.0.1:" + twilio.port() + file,
                "http://LOCALHOST:" + twilio.port() + file,
                "https://api.twilio.com" + file,
                "https://" + host + file,
                "HTTP://" + host + file,
                "ftp://" + host + file,
                "file:///etc/passwd",
                "file:" + file,
                "http://169.254.169.254/latest/meta-data/",
                // something that looks like the host
                "http://me@" + host + file,
                "http://" + host + "@" + elsewhere + file,
                "http://" + host + ":x@" + elsewhere + file,
                "http://" + host + "\\@" + elsewhere + file,
                "http://" + host + "." + elsewhere + file,
                "http://" + elsewhere + "#" + host + file,
                "http://" + elsewhere + "/?" + base + file,
                "http://localhost" + file,
                // another path
                base,
                base + "/",
                base + "/2010-04-01/Accounts/" + FakeMedia.ACCOUNT + "/Messages.json",
                base + file + ".json",
                base + file + "/",
                base + "/" + file,
                base + "/." + file,
                base + "/x/.." + file,
                base + file + "/../../../../../Accounts.json",
                base + file.replace("/Media/", "/../Media/"),
                base + file.replace("/Media/", "/%2e%2e/Media/"),
                base + file.replace("/Media/", "%2fMedia%2f"),
                base + file.replace("/Media/", "%252fMedia%252f"),
                base + file.replace("/Media/", "\\Media\\"),
                base + file.replace("Media", "%4dedia"),
                base + file.replace("/2010-04-01", "/2008-08-01"),
                base + file.replace("/MM", "/CA"),
                base + file + "0",
                base + upper,
                // more than a path
                base + file + "?a=b",
                base + file + "#x",
                base + file + ";a=b",
                base + file + "%00",
                base + file + "%0d%0aHost:%20" + elsewhere,
                base + file + "\r\nHost: " + elsewhere,
                base + file + "\n",
                " " + base + file,
                base + file + " ",
                base + file.replace("ME", "ＭＥ"),
                // another account
                base + another);
    }

    /// Twilio may say that a file is elsewhere; not wherever it likes, though.
    @Nested
    @Tag("ASVS-5.0-1.3.6")
    class WithARedirect {

        @ParameterizedTest
        @ValueSource(ints = {301, 302, 303, 307, 308})
        void aFileIsFetchedFromElsewhereWithoutCredentials(int status) {
            String elsewhere = "/cdn/" + sid("F") + "?Signature=a%2Fb&Expires=1";
            twilio.expect(file, new Behaviour.Redirect(status, elsewhere));
            twilio.expect(elsewhere, new Behaviour.File("image/png", PICTURE));

            assertThat(ingress.get(url).body()).isEqualTo(PICTURE);

            assertThat(twilio.asked(elsewhere)).containsExactly(new Asked(elsewhere, null));
        }

        @Test
        void threeAreFollowedAndNoMore() {
            String way = "/cdn/" + sid("F") + "/";
            twilio.expect(file, new Behaviour.Redirect(307, way + 1));
            twilio.expect(way + 1, new Behaviour.Redirect(307, way + 2));
            twilio.expect(way + 2, new Behaviour.Redirect(307, way + 3));
            twilio.expect(way + 3, new Behaviour.File("image/png", PICTURE));
            assertThat(ingress.get(url).statusCode()).isEqualTo(200);

            twilio.expect(way + 3, new Behaviour.Redirect(307, way + 4));
            twilio.expect(way + 4, new Behaviour.File("image/png", PICTURE));

            expectUnavailable("REDIRECT_REFUSED");
            assertThat(twilio.asked(way + 4)).isEmpty();
        }

        @Test
        void allOfThemHaveTheTimeOfOneRequestTogether() {
            String way = "/cdn/" + sid("F") + "/";
            Duration delay = Duration.ofMillis(900);
            twilio.expect(file, new Behaviour.Later(delay, new Behaviour.Redirect(307, way + 1)));
            twilio.expect(way + 1, new Behaviour.Later(delay, new Behaviour.Redirect(307, way + 2)));
            twilio.expect(way + 2, new Behaviour.Later(delay, new Behaviour.File("image/png", PICTURE)));

            expectUnavailable("NO_ANSWER");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://localhost:%d/",
                    "http://127.0.0.1:%d/",
                    "//localhost:%d/",
                    "https://localhost:%d/",
                    "https://127.0.0.1:%d/",
                    "https://127.1:%d/",
                    "https://2130706433:%d/",
                    "https://0.0.0.0:%d/",
                    "https://[::1]:%d/",
                    "https://[::ffff:127.0.0.1]:%d/",
                    "https://[::]:%d/",
                    "https://user:password@localhost:%d/",
                    "http://169.254.169.254/latest/meta-data/",
                    "https://169.254.169.254/latest/meta-data/",
                    "https://10.0.0.1/",
                    "https://[fd00:ec2::254]/",
                    "ftp://localhost:%d/",
                    "file:///etc/passwd",
                    "https:/x",
                    "https://",
                    "http://[/",
                    ""
                })
        void nothingIsFetchedFromWhereWeDoNotGo(String location) {
            twilio.expect(file, new Behaviour.Redirect(307, location.formatted(bystander.port())));

            expectUnavailable("REDIRECT_REFUSED");
            assertThat(bystander.visitors()).isEqualTo(visitors);
        }

        /// Whether these have an address at all is up to the machine.
        @ParameterizedTest
        @ValueSource(strings = {"https://localhost.:%d/", "https://0x7f000001:%d/", "https://ip6-localhost:%d/"})
        void noSpellingOfThisMachineIsConnectedTo(String location) {
            twilio.expect(file, new Behaviour.Redirect(307, location.formatted(bystander.port())));

            assertThat(ingress.problem(url).statusCode()).isEqualTo(502);
            assertThat(bystander.visitors()).isEqualTo(visitors);
        }
    }

    @Nested
    class WithoutTheToken {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Bearer ",
                    "Bearer x",
                    "Bearer " + "the-token-of-media,-32-or-more.",
                    "Bearer " + "the-token-of-media,-32-or-more..x",
                    "Bearer " + "THE-TOKEN-OF-MEDIA,-32-OR-MORE..",
                    "Bearer  " + "the-token-of-media,-32-or-more..",
                    "Basic " + "the-token-of-media,-32-or-more..",
                    "the-token-of-media,-32-or-more.."
                })
        void nobodyGetsAFile(String authorization) {
            twilio.expect(file, new Behaviour.File("image/png", PICTURE));

            expectRefusal(ingress.ask(MediaCaller.query(url), "Authorization", authorization));
        }

        @Test
        void nobodyLearnsWhichUrlsAreGood() {
            expectRefusal(ingress.ask(MediaCaller.query(url)));
            expectRefusal(ingress.ask("/media?url=nonsense"));
            expectRefusal(ingress.ask("/media"));
        }

        private void expectRefusal(HttpResponse<String> answer) {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(header(answer, "WWW-Authenticate")).isEqualTo("Bearer");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
            assertThat(answer.body()).contains("\"urn:prosa:problem:token-refused\"");
            assertThat(twilio.asked(file)).isEmpty();
        }
    }

    @Nested
    class WhenTwilioHasNoFileForUs {

        @ParameterizedTest
        @ValueSource(ints = {404, 410})
        void aFileThatIsNotThereIsNotThere(int status) {
            twilio.expect(file, new Behaviour.Status(status));

            HttpResponse<String> answer = ingress.problem(url);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("\"urn:prosa:problem:media-not-found\"");
        }

        @ParameterizedTest
        @ValueSource(ints = {204, 206, 304, 401, 403, 429, 500, 503})
        void anyOtherAnswerIsARefusal(int status) {
            twilio.expect(file, new Behaviour.Status(status));

            expectUnavailable("REFUSED");
        }

        @Test
        void silenceIsNoAnswer() {
            twilio.expect(file, new Behaviour.Hang());

            expectUnavailable("NO_ANSWER");
        }

        @Test
        void aBrokenConnectionIsNoAnswer() {
            twilio.expect(file, new Behaviour.Drop());

            expectUnavailable("NO_ANSWER");
        }

        @Test
        void aConnectionThatBreaksBeforeTheFirstByteIsNoAnswer() {
            twilio.expect(file, new Behaviour.HeadersAlone());

            expectUnavailable("NO_ANSWER");
        }

        @Test
        void aFileThatSaysItIsTooLargeIsNotReadAtAll() {
            twilio.expect(file, new Behaviour.Announced(16 * 1024 * 1024 + 1));

            expectUnavailable("TOO_LARGE");
        }

        @Test
        void aFileThatTurnsOutTooLargeBreaksOff() {
            twilio.expect(file, new Behaviour.Unannounced(257));

            assertThatExceptionOfType(MediaCaller.BrokenOffException.class).isThrownBy(() -> ingress.get(url));
        }

        @Test
        void aFileThatStopsComingBreaksOff() {
            twilio.expect(file, new Behaviour.Announced(1_000));

            assertThatExceptionOfType(MediaCaller.BrokenOffException.class).isThrownBy(() -> ingress.get(url));
        }
    }

    private void expectUnavailable(String reason) {
        HttpResponse<String> answer = ingress.problem(url);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(answer.body())
                .contains("\"urn:prosa:problem:media-unavailable\"", "\"reason\":\"" + reason + "\"")
                .doesNotContain("Accounts", "localhost");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String file(String account, String message, String media) {
        return "/2010-04-01/Accounts/" + account + "/Messages/" + message + "/Media/" + media;
    }

    private static String sid(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(1).nextBytes(bytes);
        return bytes;
    }
}
