package dev.prosa.expiry.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;

/// Gives tokens and publishes their keys, as conversation-service does.
public final class TestTokens implements AutoCloseable {

    public static final String OPERATOR = "0123456789abcdef0123456789abcdef";

    private final ECKey key = key();
    private final HttpServer server;

    public TestTokens() {
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        server.start();
    }

    public String keysUri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /// @param role as conversation-service writes it
    public String of(String role) {
        return sign(key, role, Duration.ofHours(1));
    }

    public String expired(String role) {
        return sign(key, role, Duration.ofHours(-1));
    }

    /// Signed with a key that nobody published.
    public String forged(String role) {
        return sign(key(), role, Duration.ofHours(1));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("test").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(ECKey key, String role, Duration lifetime) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
                new JWTClaimsSet.Builder()
                        .issuer("urn:prosa")
                        .subject("ana")
                        .expirationTime(Date.from(Instant.now().plus(lifetime)))
                        .claim("organization", UUID.randomUUID().toString())
                        .claim("role", role)
                        .build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
