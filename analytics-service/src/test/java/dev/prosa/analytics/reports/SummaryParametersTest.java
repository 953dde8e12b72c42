package dev.prosa.analytics.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

class SummaryParametersTest {

    private static final Instant NOW = Instant.parse("2026-11-02T12:00:00.123456Z");

    @Test
    void withoutParametersTheLastDayIsSummedUpByReason() {
        assertThat(read(""))
                .isEqualTo(new SummaryQuery(
                        Instant.parse("2026-11-01T12:00:00.123Z"),
                        Instant.parse("2026-11-02T12:00:00.123Z"),
                        Grouping.REASON,
                        ZoneId.of("UTC"),
                        null));
    }

    @Test
    void aDateIsTheStartOfItsDayInTheTimeZone() {
        SummaryQuery query = read("from=2026-11-01&to=2026-11-02&timeZone=America/Sao_Paulo&groupBy=day");

        assertThat(query.from()).isEqualTo(Instant.parse("2026-11-01T03:00:00Z"));
        assertThat(query.to()).isEqualTo(Instant.parse("2026-11-02T03:00:00Z"));
    }

    @Test
    void anInstantMayHaveAnOffset() {
        assertThat(read("from=2026-11-02T08:00:00-03:00").from()).isEqualTo(Instant.parse("2026-11-02T11:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "groupBy=team | groupBy must be one of reason, agent, day, hour but is 'team'",
                "groupBy=REASON | groupBy must be one of reason, agent, day, hour but is 'REASON'",
                "groupby=day | parameter must be one of from, to, groupBy, organizationId, timeZone but is 'groupby'",
                "from=yesterday | from must be an instant such as 2026-11-02T09:00:00Z or a date such as 2026-11-02,"
                        + " from 2000 to 2999 but is 'yesterday'",
                "to=2026-02-30 | to must be an instant such as 2026-11-02T09:00:00Z or a date such as 2026-11-02,"
                        + " from 2000 to 2999 but is '2026-02-30'",
                "from=1999-12-31 | from must be an instant such as 2026-11-02T09:00:00Z or a date such as 2026-11-02,"
                        + " from 2000 to 2999 but is '1999-12-31'",
                "from=2026-11-02&to=2026-11-02 | from must be before to (2026-11-02T00:00:00Z) but is"
                        + " '2026-11-02T00:00:00Z'",
                "from=2025-01-01&to=2026-11-02 | from must be at most 366 days before to, for groupBy=reason but is"
                        + " '2025-01-01T00:00:00Z'",
                "groupBy=hour&from=2026-09-01&to=2026-11-02 | from must be at most 31 days before to, for groupBy=hour"
                        + " but is '2026-09-01T00:00:00Z'",
                "organizationId=bakery | organizationId must be a UUID but is 'bakery'",
                "timeZone=-03:00 | timeZone must be a time zone's name such as America/Sao_Paulo or UTC but is '-03:00'",
                "to=2026-11-02&to=2026-11-03 | to is given 2 times",
            })
    void aBadParameterIsNamedWithWhatIsAllowed(String parameters, String problem) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> read(parameters))
                .withMessage(problem);
    }

    private static SummaryQuery read(String parameters) {
        MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
        for (String parameter : parameters.split("&")) {
            if (!parameter.isEmpty()) {
                given.add(parameter.split("=")[0], parameter.split("=")[1]);
            }
        }
        return SummaryParameters.read(given, NOW);
    }
}
