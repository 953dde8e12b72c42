package dev.prosa.conversation.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.mock.web.server.MockServerWebExchange;

class UnforeseenTest {

    /// As it comes from where tokens are checked.
    @Test
    void whoeverCannotGetAtTheKeysOfTokensSaysThatTheDatabaseIsAway() {
        MockServerHttpResponse answer = answerTo(new IllegalStateException(
                "Could not obtain the keys", new DataAccessResourceFailureException("refused")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("5");
        assertThat(answer.getBodyAsString().block()).contains("urn:prosa:problem:database-away");
    }

    @Test
    void aFaultOfOursIsOne() {
        MockServerHttpResponse answer = answerTo(new IllegalStateException("a bug"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
        assertThat(answer.getBodyAsString().block())
                .contains("urn:prosa:problem:internal-error")
                .doesNotContain("a bug");
    }

    private static MockServerHttpResponse answerTo(Throwable failure) {
        MockServerWebExchange exchange =
                MockServerWebExchange.from(MockServerHttpRequest.get("/api/conversations?customer=secret"));
        new Unforeseen().handle(exchange, failure).block();
        return exchange.getResponse();
    }
}
