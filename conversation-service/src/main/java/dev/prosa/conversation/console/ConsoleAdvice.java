package dev.prosa.conversation.console;

import dev.prosa.conversation.agents.BadParameterException;
import dev.prosa.conversation.agents.NoSuchConversationException;
import io.r2dbc.spi.R2dbcException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// What every page of the console has, and what one sees when there is none.
@ControllerAdvice(basePackages = "dev.prosa.conversation.console")
class ConsoleAdvice {

    /// What forms must repeat.
    @ModelAttribute("csrf")
    Mono<CsrfToken> csrf(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
    }

    /// Nothing tells another organisation's conversation from one that never was.
    @ExceptionHandler({NoSuchConversationException.class, BadParameterException.class})
    Rendering nothingThere() {
        return Rendering.view("console/error")
                .status(HttpStatus.NOT_FOUND)
                .modelAttribute("key", "error.not-found")
                .build();
    }

    @ExceptionHandler(NotAllowedException.class)
    Rendering notAllowed() {
        return Rendering.view("console/error")
                .status(HttpStatus.FORBIDDEN)
                .modelAttribute("key", "error.not-allowed")
                .build();
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class, R2dbcException.class})
    Rendering databaseAway() {
        return Rendering.view("console/error")
                .status(HttpStatus.SERVICE_UNAVAILABLE)
                .modelAttribute("key", "error.away")
                .build();
    }
}
