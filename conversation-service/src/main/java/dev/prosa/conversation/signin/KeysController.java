package dev.prosa.conversation.signin;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/// The public halves of our keys (RFC 7517), so that other services know our tokens.
@RestController
@Hidden
class KeysController {

    private final Tokens tokens;

    KeysController(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/.well-known/jwks.json")
    Mono<Map<String, Object>> keys() {
        return tokens.publicKeys();
    }
}
