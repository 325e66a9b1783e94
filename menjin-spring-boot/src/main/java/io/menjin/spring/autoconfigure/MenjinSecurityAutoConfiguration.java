package io.menjin.spring.autoconfigure;

import io.menjin.spring.security.ApiSecurity;
import io.menjin.spring.web.api.ApiRouter;
import io.menjin.spring.web.quick.QuickObjection;
import io.menjin.spring.web.quick.SecurityObjection;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Lets our API pass Spring Security.
 *
 * <p>It comes after Spring Boot's own security: that one backs off when it finds any chain, and an application that relies
 * on it to close everything must not be opened by ours.
 */
@AutoConfiguration(
        after = MenjinApiAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
            "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
        })
@ConditionalOnClass({SecurityFilterChain.class, HttpSecurity.class})
@ConditionalOnBean({ApiRouter.class, HttpSecurity.class})
public class MenjinSecurityAutoConfiguration {

    /** Before the application's chains, which may claim every path. */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE + 1000)
    @ConditionalOnMissingBean(name = "menjinApiFilterChain")
    SecurityFilterChain menjinApiFilterChain(HttpSecurity http, ApiRouter router) {
        return ApiSecurity.chain(http, router.paths());
    }

    @Bean
    QuickObjection menjinSecurityObjection(ObjectProvider<SecurityFilterChain> chains) {
        return servlets -> new SecurityObjection(
                        chains.orderedStream().findFirst().orElse(null), ApiSecurity.Chain.class)
                .against(servlets);
    }
}
