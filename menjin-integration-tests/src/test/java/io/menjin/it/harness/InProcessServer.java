package io.menjin.it.harness;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The standalone server in this JVM, with its own configuration file, for tests that look inside. */
public final class InProcessServer implements AutoCloseable {

    private final ConfigurableApplicationContext context;
    private final Path folder;

    private InProcessServer(ConfigurableApplicationContext context, Path folder) {
        this.context = context;
        this.folder = folder;
    }

    /** Starts it on an empty folder, with more configuration classes. */
    public static InProcessServer start(ServerSetup setup, Class<?>... more) {
        Path folder = BuildFolders.fresh(setup.name());
        Path configuration = BuildFolders.repository().resolve("menjin-server/src/main/resources/application.yml");
        List<String> arguments = new ArrayList<>();
        arguments.add("--spring.config.location=" + configuration.toUri());
        arguments.add("--server.port=0");
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--menjin.data-dir=" + folder.resolve("data"));
        setup.properties().forEach((key, value) -> arguments.add("--" + key + "=" + value));
        ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Application.class).sources(more).run(arguments.toArray(String[]::new));
        return new InProcessServer(context, folder);
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    public ApiClient api() {
        return new ApiClient(baseUri());
    }

    public Path dataFolder() {
        return folder.resolve("data");
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Tells the server's listeners of an event. */
    public void publish(Object event) {
        context.publishEvent(event);
    }

    @Override
    public void close() {
        context.close();
    }

    /** What MenjinServer is. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
