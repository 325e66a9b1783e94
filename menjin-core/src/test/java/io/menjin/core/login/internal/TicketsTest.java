package io.menjin.core.login.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.account.OpenId;
import io.menjin.core.login.LoginSettings;
import io.menjin.core.session.Device;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.testkit.TestSources;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TicketsTest {

    private final TestCore core = TestCore.inMemory();
    private final Tickets tickets = new Tickets(
            new TicketCodec(core.vault), core.stores.once(), LoginSettings.DEFAULT, TestCore.RANDOM, core.clock);

    @Test
    void areUsedByOneOfTwoRegistrationsThoughTheOtherIsHeldUpUntilTheTicketIsTooOld() {
        TicketContent ticket = opened();

        assertThat(tickets.use(ticket)).isTrue();
        core.clock.advance(LoginSettings.DEFAULT.ticketLifetime().plus(Duration.ofSeconds(30)));
        assertThat(tickets.use(ticket)).isFalse();
        assertThat(tickets.isUsed(ticket)).isTrue();
    }

    @Test
    void knowThatASecondRegistrationHasBegunThoughTheTicketIsTooOldMeanwhile() {
        TicketContent ticket = opened();

        tickets.begin(ticket);
        assertThat(tickets.hasBegunAgain(ticket)).isFalse();
        core.clock.advance(LoginSettings.DEFAULT.ticketLifetime().plus(Duration.ofSeconds(30)));
        tickets.begin(ticket);
        assertThat(tickets.hasBegunAgain(ticket)).isTrue();
    }

    private TicketContent opened() {
        Person person = new Person(core.sources.get(TestSources.SHOP), new OpenId("o-alice"), null);
        return tickets.open(tickets.issue(person, Device.UNKNOWN));
    }
}
