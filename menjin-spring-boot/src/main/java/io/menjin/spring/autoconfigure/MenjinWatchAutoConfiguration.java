package io.menjin.spring.autoconfigure;

import io.menjin.spring.diagnostics.ProductionMisconfigurations;
import io.menjin.spring.observation.WatchingHandler;
import io.menjin.spring.settings.MenjinRuntime;
import io.menjin.spring.settings.Production;
import io.menjin.spring.watch.Happenings;
import io.menjin.spring.web.watch.HappeningsServlet;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.Environment;

/** The stream of what happens, for developers. */
@AutoConfiguration(after = MenjinStoreAutoConfiguration.class)
@ConditionalOnMenjin
@ConditionalOnBooleanProperty("menjin.watch.enabled")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public class MenjinWatchAutoConfiguration {

    @Bean
    Happenings menjinHappenings(Environment environment) {
        if (Production.isActive(environment)) {
            throw ProductionMisconfigurations.watching();
        }
        return new Happenings();
    }

    /** Found by Spring Boot, which gives it to the registry. */
    @Bean
    WatchingHandler menjinWatchingHandler(Happenings happenings, MenjinRuntime runtime) {
        return new WatchingHandler(happenings, runtime.clock(), System::nanoTime);
    }

    @Bean
    ServletRegistrationBean<HappeningsServlet> menjinHappeningsServlet(Happenings happenings) {
        return new ServletRegistrationBean<>(new HappeningsServlet(happenings), HappeningsServlet.PATH);
    }

    /** Before the web server waits for the requests that it still has. */
    @Bean
    ApplicationListener<ContextClosedEvent> menjinHappeningsEnd(Happenings happenings) {
        return event -> happenings.close();
    }
}
