package io.menjin.bench.peer;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/** Connects Spring Data Redis as Spring Boot does. */
final class Connections {

    private Connections() {}

    static LettuceConnectionFactory to(int port) {
        LettuceConnectionFactory factory = new LettuceConnectionFactory("127.0.0.1", port);
        factory.afterPropertiesSet();
        factory.start();
        return factory;
    }
}
