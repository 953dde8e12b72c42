package dev.prosa.conversation.console;

import dev.prosa.conversation.people.Caller;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpCookie;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// Finds the language and the time zone of whoever looks: the one the browser asks for, the other it
/// tells in a cookie, UTC until it has. Statements: 1.
final class Wordings {

    private static final String ZONE = "prosa-zone";

    private final MessageSource texts;
    private final Colleagues colleagues;

    Wordings(MessageSource texts, Colleagues colleagues) {
        this.texts = texts;
        this.colleagues = colleagues;
    }

    Mono<Wording> of(Caller caller, ServerWebExchange exchange) {
        Locale locale = Objects.requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.ENGLISH);
        ZoneId zone = zone(exchange.getRequest().getCookies().getFirst(ZONE));
        return colleagues
                .of(caller)
                .map(names -> new Wording(
                        texts,
                        locale,
                        region(locale, exchange),
                        zone,
                        names,
                        caller.agent().value()));
    }

    /// The browser's own country, where it has told one.
    private static Locale region(Locale locale, ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getAcceptLanguageAsLocales().stream()
                .filter(wanted -> wanted.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(locale);
    }

    private static ZoneId zone(@Nullable HttpCookie cookie) {
        try {
            return cookie == null ? ZoneOffset.UTC : ZoneId.of(cookie.getValue());
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }
}
