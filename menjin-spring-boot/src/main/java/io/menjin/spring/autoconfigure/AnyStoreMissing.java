package io.menjin.spring.autoconfigure;

import io.menjin.core.store.AccountStore;
import io.menjin.core.store.LoginLedger;
import io.menjin.core.store.OnceStore;
import io.menjin.core.store.SessionKeyStore;
import io.menjin.core.store.SessionStore;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;

/** Matches unless the application brings every store itself: then no database of ours is opened. */
final class AnyStoreMissing extends AnyNestedCondition {
    AnyStoreMissing() {
        super(ConfigurationPhase.REGISTER_BEAN);
    }

    @ConditionalOnMissingBean(AccountStore.class)
    static final class NoAccountStore {}

    @ConditionalOnMissingBean(SessionStore.class)
    static final class NoSessionStore {}

    @ConditionalOnMissingBean(SessionKeyStore.class)
    static final class NoSessionKeyStore {}

    @ConditionalOnMissingBean(LoginLedger.class)
    static final class NoLoginLedger {}

    @ConditionalOnMissingBean(OnceStore.class)
    static final class NoOnceStore {}
}
