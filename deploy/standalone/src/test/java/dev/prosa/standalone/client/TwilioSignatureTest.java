package dev.prosa.standalone.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.contracts.input.Parameter;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class TwilioSignatureTest {

    @Test
    void itSignsAsTheDocumentedExampleDoes() {
        var url = URI.create("https://example.com/myapp.php?foo=1&bar=2");
        var parameters = List.of(
                new Parameter("To", "+18005551212"),
                new Parameter("CallSid", "CA1234567890ABCDE"),
                new Parameter("Caller", "+14158675310"),
                new Parameter("Digits", "1234"),
                new Parameter("From", "+14158675310"));

        assertThat(TwilioSignature.of("12345", url, parameters)).isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
    }

    @Test
    void aUrlWithoutParametersIsSignedAlone() {
        var url = URI.create("https://someurl.com/somepath?param1=client%3AAnonymous");

        assertThat(TwilioSignature.of("1234567890", url, List.of())).isEqualTo("PM+bjB+ITJ9a3LIYStKWOTMZMlU=");
    }
}
