package dev.prosa.analytics.signin;

import dev.prosa.contracts.identity.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/// Somebody whose token was believed.
public final class Asker extends AbstractAuthenticationToken {

    private final transient @Nullable OrganizationId organization;

    /// @param organization null for the operator, who sees all
    Asker(@Nullable OrganizationId organization) {
        super(List.of());
        this.organization = organization;
        setAuthenticated(true);
    }

    /// Null for the operator.
    public @Nullable OrganizationId organization() {
        return organization;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return organization == null ? "operator" : organization.toString();
    }
}
