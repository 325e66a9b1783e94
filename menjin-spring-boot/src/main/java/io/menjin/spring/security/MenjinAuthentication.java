package io.menjin.spring.security;

import io.menjin.spring.MenjinUser;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A person whose token was good. It does not hold the token. */
public final class MenjinAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient MenjinUser user;

    public MenjinAuthentication(MenjinUser user) {
        super(WeChatFactors.of(user));
        this.user = user;
        super.setAuthenticated(true);
    }

    @Override
    public MenjinUser getPrincipal() {
        return user;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    /** The account id. */
    @Override
    public String getName() {
        return user.id().value();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MenjinAuthentication that && super.equals(other) && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), user);
    }
}
