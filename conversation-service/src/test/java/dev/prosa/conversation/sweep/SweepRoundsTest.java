package dev.prosa.conversation.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.prosa.testing.TestEnvironment;
import dev.prosa.testing.TestInfrastructure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The sweeper as the service runs it, only faster.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {"prosa.sweep.every=1s", "prosa.relay.enabled=false", "logging.level.dev.prosa=info"})
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
class SweepRoundsTest {

    private static final TestEnvironment ENVIRONMENT = TestInfrastructure.isolated();

    @DynamicPropertySource
    static void infrastructure(DynamicPropertyRegistry registry) {
        ENVIRONMENT.provideTo(registry::add);
    }

    @Test
    void everyRoundSaysWhatItFoundEvenIfThatIsNothing(@Autowired MeterRegistry meters, CapturedOutput output) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> meters.counter(SweepMetricNames.ROUNDS, "outcome", "swept")
                                .count()
                        >= 2);

        assertThat(output).contains("swept 0 overdue conversations");
        assertThat(meters.get(SweepMetricNames.SWEPT).counter().count()).isZero();
    }
}
