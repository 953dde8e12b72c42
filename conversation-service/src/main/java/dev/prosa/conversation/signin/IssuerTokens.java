package dev.prosa.conversation.signin;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoders;
import org.springframework.security.oauth2.jwt.SupplierReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/// Believes what the configured OpenID Connect issuer signed for us with a key it publishes, as long
/// as it has not expired (RFC 9068).
///
/// The issuer is asked at the first token, not at the start, and again until it answers: one that is
/// away keeps nobody else out.
final class IssuerTokens implements ReactiveJwtDecoder {

    /// How long whoever shows a token waits for an issuer that stands still.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger log = LoggerFactory.getLogger(IssuerTokens.class);
    private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);

    private final ReactiveJwtDecoder decoder;
    private final Duration patience;
    private final AtomicLong nextWarning = new AtomicLong(System.nanoTime());

    /// @param audience what the issuer calls us
    IssuerTokens(String issuerUri, String audience, Duration patience) {
        this.decoder = new SupplierReactiveJwtDecoder(() -> published(issuerUri, audience));
        this.patience = patience;
    }

    @Override
    public Mono<Jwt> decode(String token) {
        return decoder.decode(token)
                .timeout(patience)
                .onErrorMap(error -> !(error instanceof BadJwtException), this::away);
    }

    private static ReactiveJwtDecoder published(String issuerUri, String audience) {
        NimbusReactiveJwtDecoder decoder = ReactiveJwtDecoders.fromIssuerLocation(issuerUri);
        JwtTimestampValidator inTime = new JwtTimestampValidator();
        inTime.setAllowEmptyExpiryClaim(false);
        JwtTypeValidator forAccess = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
        forAccess.setAllowEmpty(true);
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                inTime, forAccess, new JwtIssuerValidator(issuerUri), new JwtAudienceValidator(audience)));
        return decoder;
    }

    /// Anybody can show many tokens, so not each is worth a line.
    private JwtException away(Throwable error) {
        long now = System.nanoTime();
        long due = nextWarning.get();
        if (now - due >= 0 && nextWarning.compareAndSet(due, now + BETWEEN_WARNINGS.toNanos())) {
            log.atWarn()
                    .addKeyValue("exception", root(error).getClass().getName())
                    .log("the issuer's keys are not to be had");
        }
        return new JwtException("the issuer's keys are not to be had", error);
    }

    private static Throwable root(Throwable error) {
        Throwable cause = error.getCause();
        return cause == null ? error : root(cause);
    }
}
