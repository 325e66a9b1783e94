package io.menjin.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the server. */
@SpringBootApplication(proxyBeanMethods = false)
public class MenjinServer {

    public static void main(String[] arguments) {
        SpringApplication.run(MenjinServer.class, arguments);
    }
}
