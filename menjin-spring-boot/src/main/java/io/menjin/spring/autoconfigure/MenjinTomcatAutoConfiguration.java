package io.menjin.spring.autoconfigure;

import io.menjin.spring.web.api.ProblemReportValve;
import io.menjin.spring.web.http.ProblemResponder;
import org.apache.catalina.Host;
import org.apache.catalina.Valve;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Lets Tomcat's own errors be problems where nothing but our API is served. */
@AutoConfiguration(after = MenjinApiAutoConfiguration.class)
@ConditionalOnClass({Tomcat.class, TomcatServletWebServerFactory.class})
@ConditionalOnBean(ProblemResponder.class)
@ConditionalOnBooleanProperty("menjin.web.exclusive")
public class MenjinTomcatAutoConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> menjinTomcatErrors(
            ObjectProvider<ProblemResponder> problems) {
        return factory -> factory.addContextCustomizers(context -> {
            Host host = (Host) context.getParent();
            if (host instanceof StandardHost standard) {
                // Empty: Tomcat adds its own valve only for a class that is named.
                standard.setErrorReportValveClass("");
            }
            Valve valve = new ProblemReportValve(problems.getObject());
            host.getPipeline().addValve(valve);
        });
    }
}
