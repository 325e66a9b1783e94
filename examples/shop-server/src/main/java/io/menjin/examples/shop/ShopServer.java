package io.menjin.examples.shop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the shop. */
@SpringBootApplication(proxyBeanMethods = false)
public class ShopServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ShopServer.class, arguments);
    }
}
