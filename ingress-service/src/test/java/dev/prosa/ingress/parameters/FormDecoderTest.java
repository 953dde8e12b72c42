package dev.prosa.ingress.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.prosa.contracts.input.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormDecoderTest {

    @Property
    void whateverABrowserEncodesIsDecodedInOrder(@ForAll("parameters") List<Parameter> parameters)
            throws UnreadableBodyException {
        String form = parameters.stream()
                .map(it -> encoded(it.name()) + "=" + encoded(it.value()))
                .collect(Collectors.joining("&"));

        assertThat(decoded(form).all()).isEqualTo(parameters);
    }

    @Test
    void repeatedNamesAndEmptyValuesAreKept() throws UnreadableBodyException {
        Parameters parameters = decoded("b=2&a=&b=1&c");

        assertThat(parameters.all())
                .containsExactly(
                        new Parameter("b", "2"),
                        new Parameter("a", ""),
                        new Parameter("b", "1"),
                        new Parameter("c", ""));
        assertThat(parameters.first("b")).isEqualTo("2");
        assertThat(parameters.count("b")).isEqualTo(2);
        assertThat(parameters.count("a")).isEqualTo(1);
        assertThat(parameters.count("d")).isZero();
        assertThat(parameters.isRepeating()).isTrue();
    }

    @Test
    void anEqualsSignInAValueBelongsToIt() throws UnreadableBodyException {
        assertThat(decoded("a=b=c").first("a")).isEqualTo("b=c");
    }

    @Test
    void aPlusIsASpaceAndAnEscapedPlusIsAPlus() throws UnreadableBodyException {
        assertThat(decoded("a=1+%2B2").first("a")).isEqualTo("1 +2");
    }

    @Test
    void rawUtf8IsTakenToo() throws UnreadableBodyException {
        assertThat(decoded("a=Olá👋").first("a")).isEqualTo("Olá👋");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%4&b=1", "%g1=a", "a=%+1"})
    void anEscapeWithoutTwoDigitsIsRefused(String form) {
        assertThatThrownBy(() -> decoded(form))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageContaining("'%' without two hexadecimal digits at byte");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%ff", "a=%c3%28", "a=%ed%a0%80", "a=%c0%af", "a=%f0%9f%91", "a=%e2%82&b=%ac"})
    void whatIsNotUtf8IsRefused(String form) {
        assertThatThrownBy(() -> decoded(form))
                .isInstanceOf(UnreadableBodyException.class)
                .hasMessageStartingWith("not UTF-8");
    }

    @Test
    void moreParametersThanTheLimitAreRefused() throws UnreadableBodyException {
        String most = "a&".repeat(Parameters.LIMIT);

        assertThat(decoded(most).all()).hasSize(Parameters.LIMIT);
        assertThatThrownBy(() -> decoded(most + "b")).hasMessage("more than 500 parameters");
    }

    @Provide
    Arbitrary<List<Parameter>> parameters() {
        Arbitrary<String> text =
                Arbitraries.strings().excludeChars(surrogates()).ofMaxLength(12);
        Arbitrary<String> name = text.filter(it -> !it.isEmpty());
        return Combinators.combine(name, text).as(Parameter::new).list().ofMaxSize(20);
    }

    private static char[] surrogates() {
        char[] surrogates = new char[Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1];
        for (int i = 0; i < surrogates.length; i++) {
            surrogates[i] = (char) (Character.MIN_SURROGATE + i);
        }
        return surrogates;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Parameters decoded(String form) throws UnreadableBodyException {
        return FormDecoder.decode(form.getBytes(StandardCharsets.UTF_8));
    }
}
