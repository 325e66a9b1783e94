package io.menjin.examples.shop.order;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;

/** Numbers that can be read out at the counter and tell nobody how many orders there are. */
@Component
class OrderNumbers {
    private static final ZoneId SHOP = ZoneId.of("Asia/Shanghai");

    private final Clock clock;
    private final SecureRandom random;

    OrderNumbers(Clock clock, SecureRandom random) {
        this.clock = clock;
        this.random = random;
    }

    String next() {
        String day = LocalDate.ofInstant(clock.instant(), SHOP).format(DateTimeFormatter.BASIC_ISO_DATE);
        return day + (100_000_000 + random.nextInt(900_000_000));
    }
}
