package dev.prosa.conversation.agents;

import static dev.prosa.conversation.agents.Rows.ACME;
import static dev.prosa.conversation.agents.Rows.RIVAL;
import static dev.prosa.conversation.agents.Rows.closed;
import static dev.prosa.conversation.agents.Rows.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

class SearchTest extends QueriesOverHttp {

    @Test
    void theMostRecentlyChangedComesFirst() {
        insert(conversation(1).with("updated_at", "2026-11-02T09:00:00Z"));
        insert(conversation(2).with("updated_at", "2026-11-02T11:00:00Z").with("organization_id", RIVAL));
        insert(conversation(3).with("updated_at", "2026-11-02T10:00:00Z"));

        assertThat(found("")).containsExactly(2, 3, 1);
    }

    @Test
    void oneOrganisationSeesItsOwnOnly() {
        insert(conversation(1));
        insert(conversation(2).with("organization_id", RIVAL));

        assertThat(found("?organizationId=" + RIVAL)).containsExactly(2);
    }

    @Test
    void severalStatusesMayBeWanted() {
        insert(conversation(1).with("status", "PENDING"));
        insert(conversation(2).with("status", "IDLE"));
        insert(closed(3));

        assertThat(found("?status=IDLE")).containsExactly(2);
        assertThat(found("?status=PENDING,IDLE")).containsExactly(1, 2);
        assertThat(found("?status=CLOSED,IDLE")).containsExactly(2, 3);
    }

    @Test
    void whatAnAgentOrTheAssistantServesIsFound() {
        insert(conversation(1).with("served_by_kind", "AGENT").with("served_by", "ana"));
        insert(conversation(2).with("served_by_kind", "AGENT").with("served_by", "bia"));
        insert(conversation(3).with("served_by_kind", "ASSISTANT"));
        insert(conversation(4));

        assertThat(found("?servedBy=ana")).containsExactly(1);
        assertThat(found("?servedBy=ASSISTANT")).containsExactly(3);
    }

    @Test
    void whatNobodyServesIsFoundWhileItIsOpen() {
        insert(conversation(1));
        insert(conversation(2).with("served_by_kind", "AGENT").with("served_by", "bia"));
        insert(closed(3));

        assertThat(found("?unassigned=true")).containsExactly(1);
        assertThat(found("?unassigned=false")).containsExactly(1, 2, 3);
    }

    @Test
    void whatIsPastItsDeadlineIsFound() {
        insert(conversation(1).with("deadline", "2026-01-02T09:30:00Z"));
        insert(conversation(2).with("deadline", "9999-01-02T09:30:00Z"));
        insert(closed(3));

        assertThat(found("?overdue=true")).containsExactly(1);
    }

    @Test
    void aCustomerIsFoundOnEveryChannelUnlessOneIsNamed() {
        insert(conversation(1).with("customer_address", "whatsapp:+5511987654321"));
        insert(conversation(2).with("customer_address", "+5511987654321"));
        insert(conversation(3));

        assertThat(found("?customer=%2B5511987654321")).containsExactly(1, 2);
        assertThat(found("?customer=whatsapp:%2B5511987654321")).containsExactly(1);
    }

    /// Browsers and curl send a plus as it is, and it means a space in a query.
    @ParameterizedTest
    @ValueSource(strings = {"+5511987654321", "5511987654321", "%2B55%2011%2098765%204321"})
    void aPlusNobodyEncodedIsForgiven(String customer) {
        insert(conversation(1).with("customer_address", "whatsapp:+5511987654321"));

        assertThat(found("?customer=" + customer)).containsExactly(1);
        assertThat(found("?customer=whatsapp:" + customer)).containsExactly(1);
    }

    @Nested
    class WhenSomebodyIsSignedIn {

        @Test
        void theySeeTheirOrganisationsOnly() {
            insert(conversation(1));
            insert(conversation(2).with("organization_id", RIVAL));
            signIn(RIVAL, "rui");

            assertThat(found("")).containsExactly(2);
        }

        @Test
        void theyCannotAskForAnother() {
            signIn(RIVAL, "rui");

            assertThat(problem("/api/conversations?organizationId=" + ACME, HttpStatus.BAD_REQUEST)
                            .get("detail")
                            .asString())
                    .isEqualTo("parameter must be one of status, servedBy, mine, unassigned, overdue, customer,"
                            + " limit, cursor but is 'organizationId'");
        }

        @Test
        void mineAreThoseTheyServe() {
            insert(conversation(1).with("served_by_kind", "AGENT").with("served_by", "ana"));
            insert(conversation(2).with("served_by_kind", "AGENT").with("served_by", "bia"));
            insert(conversation(3)
                    .with("served_by_kind", "AGENT")
                    .with("served_by", "ana")
                    .with("organization_id", RIVAL));
            insert(conversation(4));
            signIn(ACME, "ana");

            assertThat(found("?mine=true")).containsExactly(1);
            assertThat(found("?mine=false")).containsExactly(1, 2, 4);
            assertThat(found("?mine=true&servedBy=bia")).isEmpty();
        }

        @Test
        void everyFilterIsOfTheirOrganisationsOnly() {
            for (int number = 1; number <= 2; number++) {
                insert(conversation(number)
                        .with("deadline", "2026-01-02T09:30:00Z")
                        .with("customer_address", "whatsapp:+5511987654321")
                        .with("organization_id", number == 1 ? ACME : RIVAL));
            }
            signIn(ACME, "ana");

            assertThat(found("?status=PENDING")).containsExactly(1);
            assertThat(found("?unassigned=true")).containsExactly(1);
            assertThat(found("?overdue=true")).containsExactly(1);
            assertThat(found("?customer=%2B5511987654321")).containsExactly(1);
        }
    }

    @Test
    void nothingIsMineForWhoIsNotSignedIn() {
        assertThat(problem("/api/conversations?mine=true", HttpStatus.BAD_REQUEST)
                        .get("parameter")
                        .asString())
                .isEqualTo("parameter");
    }

    @Nested
    class PageByPage {

        @Test
        void eachIsToldOnceThoughSomeChangedAtTheSameTime() {
            for (int number = 1; number <= 7; number++) {
                insert(conversation(number)
                        .with("organization_id", number % 2 == 0 ? ACME : RIVAL)
                        .with("updated_at", number < 6 ? "2026-11-02T09:20:00.123456Z" : "2026-11-02T09:21:00Z"));
            }

            List<List<Integer>> pages = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = get("/api/conversations?limit=2&cursor=" + cursor);
                pages.add(numbers(page));
                cursor = page.path("next").asString("");
            } while (!cursor.isEmpty() && pages.size() < 10);

            assertThat(pages).containsExactly(List.of(6, 7), List.of(1, 2), List.of(3, 4), List.of(5));
        }

        @Test
        void aPageThatHoldsAllHasNoNext() {
            insert(conversation(1));
            insert(conversation(2));

            assertThat(get("/api/conversations?limit=2").has("next")).isFalse();
        }
    }

    @Nested
    class WhenAParameterIsBad {

        @ParameterizedTest(name = "{0}={1}")
        @CsvSource(delimiter = '|', textBlock = """
                status         | open  | one or several of PENDING, PROGRESS, IDLE, AWAITING_CONFIRMATION, WAITING_CLOSE, CLOSED
                status         | IDLE, | one or several of PENDING, PROGRESS, IDLE, AWAITING_CONFIRMATION, WAITING_CLOSE, CLOSED
                unassigned     | yes   | true or false
                overdue        | 1     | true or false
                customer       | Maria | like +5511987654321 or whatsapp:+5511987654321
                organizationId | acme  | a UUID
                limit          | 0     | a whole number from 1 to 200
                limit          | 201   | a whole number from 1 to 200
                limit          | ten   | a whole number from 1 to 200
                cursor         | 42    | the 'next' of an earlier answer
                cursor         | AAAA  | the 'next' of an earlier answer
                """)
        void itIsNamedWithWhatItMayBe(String parameter, String value, String allowed) {
            JsonNode problem = problem("/api/conversations?%s=%s".formatted(parameter, value), HttpStatus.BAD_REQUEST);

            assertThat(problem).isEqualTo(json("""
                    {"type": "urn:prosa:problem:bad-parameter", "title": "Bad parameter", "status": 400,
                     "detail": "%1$s must be %3$s but is '%2$s'", "instance": "/api/conversations",
                     "parameter": "%1$s", "allowed": "%3$s"}""".formatted(parameter, value, allowed)));
        }

        @Test
        void oneThatIsNotKnownIsRefused() {
            assertThat(problem("/api/conversations?organisation=1", HttpStatus.BAD_REQUEST)
                            .get("detail")
                            .asString())
                    .isEqualTo("parameter must be one of status, servedBy, unassigned, overdue, customer,"
                            + " organizationId, limit, cursor but is 'organisation'");
        }

        @Test
        void oneThatIsGivenTwiceIsRefused() {
            assertThat(problem("/api/conversations?status=IDLE&status=CLOSED", HttpStatus.BAD_REQUEST)
                            .get("detail")
                            .asString())
                    .isEqualTo("status is given 2 times");
        }
    }

    private List<Integer> found(String query) {
        return numbers(get("/api/conversations" + query));
    }

    private static List<Integer> numbers(JsonNode page) {
        return page.get("items")
                .valueStream()
                .map(item -> item.get("conversationId").asString())
                .map(id -> Integer.parseInt(id.substring(id.length() - 2)))
                .toList();
    }
}
