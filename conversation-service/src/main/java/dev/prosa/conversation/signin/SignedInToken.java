package dev.prosa.conversation.signin;

import dev.prosa.conversation.people.Caller;
import dev.prosa.conversation.people.CallerArgumentResolver.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// Somebody whose token was believed.
public final class SignedInToken extends AbstractAuthenticationToken implements SignedIn {

    private final transient Caller caller;

    public SignedInToken(Caller caller) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + caller.role())));
        this.caller = caller;
        setAuthenticated(true);
    }

    @Override
    public Caller caller() {
        return caller;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller.agent().value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedInToken token && caller.equals(token.caller);
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
