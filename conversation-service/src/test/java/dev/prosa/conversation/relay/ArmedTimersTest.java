package dev.prosa.conversation.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.prosa.conversation.domain.ConversationState;
import dev.prosa.conversation.domain.Session;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ArmedTimersTest {

    /// The relay must not know the domain, so it reads `{session,armed}` of the stored state by
    /// these names.
    @Test
    void whatIsArmedStandsInEveryOpenStateWhereTheRelayLooks() {
        assertThat(ConversationState.Open.class.getPermittedSubclasses())
                .isNotEmpty()
                .allSatisfy(open -> assertThat(components(open)).contains("session"));
        assertThat(components(Session.class)).contains("armed");
    }

    private static String[] components(Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
    }
}
