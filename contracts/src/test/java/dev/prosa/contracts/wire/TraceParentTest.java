package dev.prosa.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String FORM = "00-[0-9a-f]{32}-[0-9a-f]{16}-01";

    @Test
    void theCallersTraceGoesOn() {
        assertThat(TraceParent.continuing(Sample.TRACE).value()).isEqualTo(Sample.TRACE);
        assertThat(TraceParent.continuing(Sample.TRACE).traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-B7AD6B7169203331-01",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX-Evil: 1"
            })
    void aNewTraceBeginsWhereTheCallersIsNone(String header) {
        assertThat(TraceParent.continuing(header).value()).matches(FORM).isNotEqualTo(header);
    }

    @Test
    void everyNewTraceIsAnother() {
        Set<String> traces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            traces.add(TraceParent.continuing(null).traceId());
        }
        assertThat(traces).hasSize(1_000);
    }

    @Test
    void whatIsNoTraceIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TraceParent("00-1-2-3"))
                .withMessage("not a traceparent: '00-1-2-3'");
    }
}
