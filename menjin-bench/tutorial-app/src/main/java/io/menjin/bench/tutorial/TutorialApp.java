package io.menjin.bench.tutorial;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the application. */
@SpringBootApplication
public class TutorialApp {

    /** Takes Spring Boot's arguments. */
    public static void main(String[] args) {
        SpringApplication.run(TutorialApp.class, args);
    }
}
