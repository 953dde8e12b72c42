package dev.prosa.ingress.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.security.MessageDigest;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class BearerTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void itIsShownOnceAndWhole() {
        assertThat(isShown("Bearer " + TOKEN)).isTrue();
        assertThat(isShown("bearer " + TOKEN)).isTrue();
        assertThat(isShown()).isFalse();
        assertThat(isShown("Bearer " + TOKEN, "Bearer " + TOKEN)).isFalse();
        assertThat(isShown("Bearer " + TOKEN.substring(1))).isFalse();
        assertThat(isShown("Bearer " + TOKEN + "0")).isFalse();
        assertThat(isShown("Bearer")).isFalse();
    }

    @Test
    @Tag("ASVS-5.0-11.2.4")
    void nothingComparesItSoThatItMayStopEarly() {
        JavaClass token = new ClassFileImporter().importClass(BearerToken.class);

        assertThat(token.getMethodCallsFromSelf())
                .anyMatch(call -> call.getTargetOwner().isEquivalentTo(MessageDigest.class)
                        && call.getName().equals("isEqual"))
                .noneMatch(call -> call.getName().matches("equals.*|compare.*|startsWith|contentEquals"))
                .noneMatch(call -> call.getTargetOwner().isEquivalentTo(Arrays.class));
    }

    private static boolean isShown(String... values) {
        HttpHeaders headers = new HttpHeaders();
        for (String value : values) {
            headers.add(HttpHeaders.AUTHORIZATION, value);
        }
        return new BearerToken(TOKEN).isShownIn(headers);
    }
}
