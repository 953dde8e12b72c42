package dev.prosa.standalone.up;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.standalone.demo.Clocks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class UpCommandTest {

    @TempDir
    Path data;

    @Test
    void clocksNotGivenAreTheDefaults() {
        var options = CommandLine.populateCommand(new ClockOptions());

        assertThat(options.clocks()).isEqualTo(Clocks.DEFAULTS);
    }

    @Test
    void clocksAreTakenAsPeopleWriteThem() {
        var options =
                CommandLine.populateCommand(new ClockOptions(), "--timeouts.idle=5s", "--timeouts.idleClose", "1m30s");

        assertThat(options.clocks().idle()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.clocks().idleClose()).isEqualTo(Duration.ofSeconds(90));
        assertThat(options.clocks().pending()).isEqualTo(Clocks.DEFAULTS.pending());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--timeouts.idle=soon | '--timeouts.idle': 'soon' is no duration: write it like 500ms, 5s",
                "--timeouts.idle=0s | timeouts.idle must be from 100ms to 8760h but is 0s",
                "--port.kafka=kafka | '--port.kafka': 'kafka' is not an int",
                "--port.kafka=99999 | --port.kafka must be from 1 to 65535, or 0 for any free one, but is 99999",
                "--port.kafka=8080 | --port.ingress and --port.kafka are both 8080",
                "--public-url=prosa.example | --public-url must be http:// or https://, a host and at most a path",
                "--public-url=https://prosa.example?a=b | --public-url must be http:// or https://, a host",
                "--frehs | Unknown option: '--frehs'",
            })
    void whatIsWrongIsNamedBeforeAnythingStarts(String argument, String complaint) {
        var errors = new StringWriter();
        var up = new CommandLine(new UpCommand()).setErr(new PrintWriter(errors));

        int status = up.execute("--data", data.resolve("none").toString(), argument);

        assertThat(status).isEqualTo(2);
        assertThat(errors.toString()).contains(complaint);
        assertThat(data.resolve("none")).doesNotExist();
    }
}
