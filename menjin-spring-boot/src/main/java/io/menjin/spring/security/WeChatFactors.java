package io.menjin.spring.security;

import io.menjin.core.account.Step;
import io.menjin.spring.MenjinUser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

/**
 * The authorities that a person has by logging in and by completing steps, as factors of Spring Security 7:
 * {@code hasAuthority(WeChatFactors.PHONE)} is what {@link io.menjin.spring.RequireStep} is for annotated endpoints.
 */
public final class WeChatFactors {
    /** Logged in by WeChat. */
    public static final String LOGIN = "FACTOR_WECHAT";
    /** Has bound a phone number. */
    public static final String PHONE = "FACTOR_WECHAT_PHONE";
    /** Has given a nickname. */
    public static final String PROFILE = "FACTOR_WECHAT_PROFILE";

    static final Map<String, Step> STEPS = Map.of(PHONE, Step.PHONE, PROFILE, Step.PROFILE);

    private WeChatFactors() {}

    static Collection<GrantedAuthority> of(MenjinUser user) {
        List<GrantedAuthority> factors = new ArrayList<>();
        factors.add(FactorGrantedAuthority.fromAuthority(LOGIN));
        STEPS.forEach((authority, step) -> {
            if (user.has(step)) {
                factors.add(FactorGrantedAuthority.fromAuthority(authority));
            }
        });
        return factors;
    }
}
