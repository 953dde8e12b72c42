package dev.prosa.contracts.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.prosa.contracts.vocabulary.Channel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({"whatsapp:+5511987654321, WHATSAPP", "+5511987654321, SMS", "12345, SMS", "Prosa, SMS"})
    void saysItsChannel(String value, Channel channel) {
        assertThat(new Address(value).channel()).isEqualTo(channel);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "+55119|87654321", "|"})
    void isNeitherBlankNorHoldsTheSeparatorOfAConversationsName(String value) {
        assertRefused(value);
    }

    @Test
    void hasAtMost256Characters() {
        assertThat(new Address("1".repeat(256)).value()).hasSize(256);
        assertRefused("1".repeat(257));
    }

    /// The conversation's ID is made of its bytes.
    @Test
    void isKeptVerbatim() {
        assertThat(new Address(" whatsapp:+55 11 ").value()).isEqualTo(" whatsapp:+55 11 ");
    }

    @Test
    void doesNotPrintTheNumber() {
        assertThat(new Address("whatsapp:+5511987654321")).hasToString("WHATSAPP:…");
        assertThat(new Address("+5511987654321")).hasToString("SMS:…");
    }

    private static void assertRefused(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Address(value))
                .withMessage("an address must have 1 to 256 characters and no '|'");
    }
}
