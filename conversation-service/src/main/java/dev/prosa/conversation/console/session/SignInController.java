package dev.prosa.conversation.console.session;

import dev.prosa.conversation.signin.PasswordCheck;
import dev.prosa.conversation.signin.SignInException;
import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/// The page on which somebody signs in, and the way out.
@Controller
@Hidden
class SignInController {

    private static final String PAGE = "console/sign-in";

    private final PasswordCheck passwords;
    private final ConsoleSessions sessions;

    SignInController(PasswordCheck passwords, ConsoleSessions sessions) {
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @GetMapping("/console/sign-in")
    Rendering page() {
        return Rendering.view(PAGE).build();
    }

    /// What was not right stands on the page, the address as it was typed.
    @PostMapping("/console/sign-in")
    Mono<Rendering> signIn(ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> passwords
                        .person(form.getFirst("email"), form.getFirst("password"), exchange.getRequest())
                        .flatMap(person -> sessions.begin(person.caller()))
                        .map(secret -> signedIn(exchange, secret))
                        .onErrorResume(SignInException.class, failure -> Mono.just(refused(failure, form))));
    }

    @PostMapping("/console/sign-out")
    Mono<Rendering> signOut(ServerWebExchange exchange) {
        return Mono.justOrEmpty(Cookies.read(exchange, Cookies.SESSION))
                .flatMap(sessions::end)
                .thenReturn(Rendering.redirectTo("/console/sign-in").build())
                .doOnNext(_ -> Cookies.delete(exchange, Cookies.SESSION))
                .doOnNext(_ -> Cookies.delete(exchange, Cookies.FORGERY));
    }

    /// With another token against forgery than the one that was there before anybody signed in.
    private static Rendering signedIn(ServerWebExchange exchange, String secret) {
        Cookies.write(exchange, Cookies.SESSION, secret);
        Cookies.delete(exchange, Cookies.FORGERY);
        return Rendering.redirectTo("/console").build();
    }

    private static Rendering refused(SignInException failure, MultiValueMap<String, String> form) {
        HttpStatus status = switch (failure) {
            case SignInException.Incomplete _ -> HttpStatus.BAD_REQUEST;
            case SignInException.Wrong _ -> HttpStatus.UNAUTHORIZED;
            case SignInException.TooOften _ -> HttpStatus.TOO_MANY_REQUESTS;
        };
        String email = form.getFirst("email");
        return Rendering.view(PAGE)
                .status(status)
                .modelAttribute("refusal", failure.getClass().getSimpleName())
                .modelAttribute("seconds", failure instanceof SignInException.TooOften often ? often.seconds() : 0)
                .modelAttribute("email", email == null ? "" : email)
                .build();
    }
}
