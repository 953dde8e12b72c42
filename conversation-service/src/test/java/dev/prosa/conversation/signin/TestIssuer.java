package dev.prosa.conversation.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.prosa.contracts.identity.OrganizationId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.CountDownLatch;

/// An OpenID Connect issuer on this machine, as companies have one: it tells where its keys are,
/// publishes them and signs tokens.
final class TestIssuer implements AutoCloseable {

    static final String AUDIENCE = "https://prosa.example/api";

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile RSAKey key = key("first");
    private volatile State state = State.AWAY;

    enum State {
        AWAY,
        STANDING_STILL,
        ANSWERING
    }

    TestIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> answer(exchange, 404, ""));
        server.createContext(
                "/.well-known/openid-configuration", exchange -> answer(exchange, 200, """
                        {"issuer": "%1$s", "jwks_uri": "%1$s/keys", "authorization_endpoint": "%1$s/authorize",
                         "token_endpoint": "%1$s/token", "response_types_supported": ["code"],
                         "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
                        """.formatted(uri())));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.start();
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        if (state == State.STANDING_STILL) {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(state == State.ANSWERING ? status : 503, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    void become(State next) {
        state = next;
    }

    String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// Signs with another key from now on, and publishes that alone.
    void rotate() {
        key = key("second");
    }

    /// What it says of somebody who may come in.
    JWTClaimsSet.Builder claims(OrganizationId organization, String role) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject("carla")
                .audience(AUDIENCE)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)))
                .claim("prosa_organization", organization.toString())
                .claim("prosa_role", role);
    }

    String sign(JWTClaimsSet.Builder claims) {
        return sign(claims, "at+jwt");
    }

    String sign(JWTClaimsSet.Builder claims, String type) {
        return sign(claims, type, key);
    }

    /// With a key that it did not publish, under the name of one that it did.
    String forge(JWTClaimsSet.Builder claims) {
        return sign(claims, "at+jwt", key("first"));
    }

    /// With a key that the token itself brings along.
    String bring(JWTClaimsSet.Builder claims) throws JOSEException {
        RSAKey own = key("own");
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(own.getKeyID())
                .jwk(own.toPublicJWK())
                .build();
        return signed(header, claims, new RSASSASigner(own));
    }

    /// With the published key, taken for a shared secret.
    String confuse(JWTClaimsSet.Builder claims) throws JOSEException {
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build();
        return signed(header, claims, new MACSigner(key.toRSAPublicKey().getEncoded()));
    }

    private static String sign(JWTClaimsSet.Builder claims, String type, RSAKey key) {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(key.getKeyID())
                .type(new JOSEObjectType(type))
                .build();
        try {
            return signed(header, claims, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWSHeader header, JWTClaimsSet.Builder claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
