package io.menjin.spring.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one {@link TestServer} that all such tests share to their parameters, with WeChat's faults and clock as at the
 * beginning. People made by earlier tests are still there.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(WithServer.Extension.class)
public @interface WithServer {

    /** Starts the server once for all tests and stops it at their end. */
    final class Extension implements ParameterResolver, BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            server(context).reset();
        }

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == TestServer.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return server(context);
        }

        private static TestServer server(ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(WithServer.class))
                    .computeIfAbsent(TestServer.class, type -> TestServer.start(), TestServer.class);
        }
    }
}
