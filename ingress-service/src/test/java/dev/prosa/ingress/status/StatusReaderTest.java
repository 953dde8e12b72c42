package dev.prosa.ingress.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.identity.Address;
import dev.prosa.contracts.identity.ConversationId;
import dev.prosa.contracts.identity.MessageId;
import dev.prosa.contracts.input.DeliveryReported;
import dev.prosa.contracts.input.Parameter;
import dev.prosa.contracts.vocabulary.DeliveryStatus;
import dev.prosa.contracts.vocabulary.TextKind;
import dev.prosa.ingress.parameters.FormDecoder;
import dev.prosa.ingress.parameters.MalformedParameterException;
import dev.prosa.ingress.parameters.Parameters;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatusReaderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    private static final String US = "whatsapp:%2B14155238886";
    private static final String CUSTOMER = "whatsapp:%2B5511987654321";
    private static final String ABOUT =
            "MessageSid=SM1&AccountSid=AC0123456789abcdef0123456789abcdef&From=" + US + "&To=" + CUSTOMER;

    @Test
    void aReportBelongsToTheCustomersConversationThoughTheMessageIsOurs() throws Exception {
        DeliveryReported report = read(ABOUT + "&MessageStatus=delivered", "");

        assertThat(report.channelAddress()).isEqualTo(new Address("whatsapp:+14155238886"));
        assertThat(report.customerAddress()).isEqualTo(new Address("whatsapp:+5511987654321"));
        assertThat(report.conversationId())
                .isEqualTo(ConversationId.between(report.channelAddress(), report.customerAddress()));
        assertThat(report.messageId()).isNull();
        assertThat(report.kind()).isNull();
        assertThat(report.errorCode()).isNull();
        assertThat(report.permanent()).isFalse();
        assertThat(report.parameters()).hasSize(5).contains(new Parameter("MessageStatus", "delivered"));
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsKnown(DeliveryStatus status) throws Exception {
        String value = status.name().toLowerCase(Locale.ROOT);

        assertThat(read(ABOUT + "&MessageStatus=" + value, "").status()).isEqualTo(status);
        assertThat(read(ABOUT + "&SmsStatus=" + value, "").status()).isEqualTo(status);
    }

    @Test
    void theNewNameOfTheStatusCounts() throws Exception {
        assertThat(read(ABOUT + "&SmsStatus=sent&MessageStatus=read", "").status())
                .isEqualTo(DeliveryStatus.READ);
    }

    @Test
    void ourOwnIdAndKindComeBackInTheQuery() throws Exception {
        DeliveryReported report = read(
                ABOUT + "&MessageStatus=sent", "kind=IDLE_WARNING&messageId=0b8f4b3e-8c2f-5f0e-9a51-0c4c3f8f2a11&x=1");

        assertThat(report.messageId()).isEqualTo(MessageId.of("0b8f4b3e-8c2f-5f0e-9a51-0c4c3f8f2a11"));
        assertThat(report.kind()).isEqualTo(TextKind.IDLE_WARNING);
    }

    @ParameterizedTest
    @ValueSource(ints = {21211, 21214, 21610, 21614, 30004, 30005, 30006, 63003, 63014, 63024})
    void aCustomerWhoCannotBeReachedAgainIsPermanent(int code) throws Exception {
        assertThat(failed(code).permanent()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {30001, 30002, 30003, 30007, 30008, 63007, 63016, 63018, 63032, 99999})
    void whatPassesOrIsOursToMendIsNot(int code) throws Exception {
        assertThat(failed(code).permanent()).isFalse();
    }

    @Test
    void aMessageThatArrivedIsNoPermanentFailureWhateverItsCode() throws Exception {
        assertThat(read(ABOUT + "&MessageStatus=delivered&ErrorCode=21211", "").permanent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0"})
    void noCodeAndCodeZeroAreNoError(String code) throws Exception {
        assertThat(read(ABOUT + "&MessageStatus=sent&ErrorCode=" + code, "").errorCode())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "MessageStatus=received,            '',                MessageStatus",
        "SmsStatus=eaten,                   '',                SmsStatus",
        "x=y,                               '',                MessageStatus",
        "MessageStatus=sent&ErrorCode=E1,   '',                ErrorCode",
        "MessageStatus=sent,                messageId=SM1,     messageId",
        "MessageStatus=sent,                kind=POEM,         kind",
        "MessageStatus=sent,                kind=SURVEY&kind=, kind"
    })
    void whatCannotBeIsRefusedByName(String parameters, String query, String name) {
        assertThatThrownBy(() -> read(ABOUT + "&" + parameters, query))
                .isInstanceOfSatisfying(
                        MalformedParameterException.class,
                        it -> assertThat(it.parameter()).isEqualTo(name));
    }

    private static DeliveryReported failed(int code) throws Exception {
        DeliveryReported report = read(ABOUT + "&MessageStatus=undelivered&ErrorCode=" + code, "");
        assertThat(report.errorCode()).isEqualTo(code);
        return report;
    }

    private static DeliveryReported read(String body, String query) throws Exception {
        return StatusReader.read(decoded(body), decoded(query), NOW);
    }

    private static Parameters decoded(String form) throws Exception {
        return FormDecoder.decode(form.getBytes(StandardCharsets.UTF_8));
    }
}
