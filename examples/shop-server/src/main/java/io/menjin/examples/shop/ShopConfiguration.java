package io.menjin.examples.shop;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The shop's database, clock and randomness. Menjin takes the same clock and randomness, but keeps its own database. */
@Configuration(proxyBeanMethods = false)
class ShopConfiguration {
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    SecureRandom random() {
        return new SecureRandom();
    }

    /** An SQLite file beside Menjin's. */
    @Bean
    HikariDataSource dataSource(@Value("${menjin.data-dir}") Path folder) throws IOException {
        HikariDataSource dataSource = new HikariDataSource();
        // Transactions begin as writers: SQLite refuses one that has read and then finds another writer before it.
        dataSource.setJdbcUrl("jdbc:sqlite:" + Files.createDirectories(folder).resolve("shop.db")
                + "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&foreign_keys=true&transaction_mode=IMMEDIATE");
        dataSource.setMaximumPoolSize(4);
        return dataSource;
    }
}
