package io.menjin.examples.shop.dev;

import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** The emulator's control API at this server's address, and people who have been here before. Never in production: it hands out anybody's login codes. */
@Configuration(proxyBeanMethods = false)
@Profile("dev")
class DevConfiguration {
    @Bean
    ServletRegistrationBean<EmulatorProxy> emulatorProxy(@Value("${menjin.wechat.base-url}") URI emulator) {
        return new ServletRegistrationBean<>(new EmulatorProxy(emulator), EmulatorProxy.PATH + "/*");
    }

    @Bean
    ServletRegistrationBean<Regulars> regulars(@Value("${menjin.wechat.base-url}") URI emulator) {
        return new ServletRegistrationBean<>(new Regulars(emulator), Regulars.PATH + "/*");
    }
}
