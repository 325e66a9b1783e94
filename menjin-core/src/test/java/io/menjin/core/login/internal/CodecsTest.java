package io.menjin.core.login.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.OpenId;
import io.menjin.core.account.Step;
import io.menjin.core.account.UnionId;
import io.menjin.core.crypto.AesGcmVault;
import io.menjin.core.crypto.MasterKey;
import io.menjin.core.crypto.MasterKeys;
import io.menjin.core.input.Inputs;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.internal.LoginAnswer.Granted;
import io.menjin.core.login.internal.LoginAnswer.RegistrationRequired;
import io.menjin.core.secret.Ticket;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.session.Device;
import io.menjin.core.session.SessionId;
import io.menjin.core.source.SourceName;
import io.menjin.core.testkit.TestCore;
import io.menjin.core.user.PhoneView;
import io.menjin.core.user.UserView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CodecsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00.123456Z");
    private static final AccountId ID = new AccountId("00000000-0000-7000-8000-000000000001");
    private static final SessionId SESSION = new SessionId("00000000-0000-7000-8000-000000000002");

    private final MasterKey key = MasterKey.generate("k1", TestCore.RANDOM);
    private final TicketCodec tickets = new TicketCodec(new AesGcmVault(MasterKeys.of(key), TestCore.RANDOM));

    @Test
    void answersComeBackAsTheyWere() {
        UserView visitor =
                new UserView(ID, null, null, null, new UserView.Steps(false, false), 1, AccountState.ACTIVE, NOW);
        UserView full = new UserView(
                ID,
                "小明 👨‍👩‍👧",
                "https://img.example.com/a",
                new PhoneView("135****6666", "86"),
                new UserView.Steps(true, true),
                3,
                AccountState.CLOSING,
                NOW);
        for (LoginAnswer answer : List.of(
                new Granted(new LoginResult(new TokenValue("mj_x"), NOW, true, visitor, SESSION)),
                new Granted(new LoginResult(new TokenValue("mj_x"), NOW, false, full, SESSION)),
                new RegistrationRequired(new Ticket("mt_x"), List.of(Step.PHONE, Step.PROFILE)),
                new RegistrationRequired(null, List.of()))) {
            assertThat(AnswerCodec.decode(AnswerCodec.encode(answer))).isEqualTo(answer);
        }
    }

    @Test
    void answersOfAnotherVersionOrCutOnesAreRefused() {
        byte[] bytes = AnswerCodec.encode(new RegistrationRequired(new Ticket("mt_x"), List.of(Step.PHONE)));
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> AnswerCodec.decode(cut)).isInstanceOf(IllegalArgumentException.class);
        }
        bytes[0] = 2;
        assertThatThrownBy(() -> AnswerCodec.decode(bytes))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("written by another version");
    }

    @Test
    void ticketsComeBackAsTheyWere() {
        for (TicketContent content : List.of(
                content(null, Device.UNKNOWN),
                content(new UnionId("u-1"), new Device("d-1", "iPhone 📱", "ios", "8.0.62", "0.1.0")))) {
            Ticket ticket = tickets.seal(content);
            assertThat(ticket.reveal()).startsWith("mt_").matches("[A-Za-z0-9_-]+");
            assertThat(tickets.open(ticket, NOW)).contains(content);
        }
    }

    @Test
    void theLongestTicketFitsIntoARequest() {
        String longest = "📱".repeat(128);
        Ticket ticket = tickets.seal(
                content(new UnionId("u".repeat(128)), new Device("d".repeat(128), longest, longest, longest, longest)));
        assertThat(Inputs.ticket(ticket.reveal())).isEqualTo(ticket);
    }

    @Test
    void ticketsEnd() {
        TicketContent content = content(null, Device.UNKNOWN);
        Ticket ticket = tickets.seal(content);
        assertThat(tickets.open(ticket, content.expiresAt().minusNanos(1))).isPresent();
        assertThat(tickets.open(ticket, content.expiresAt())).isEmpty();
    }

    @Test
    void ticketsCannotBeChanged() {
        String text = tickets.seal(content(null, Device.UNKNOWN)).reveal();
        for (int i = 0; i < text.length() - 1; i++) {
            String changed = text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1);
            assertThat(tickets.open(new Ticket(changed), NOW))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    private static TicketContent content(@Nullable UnionId unionId, Device device) {
        return new TicketContent(
                "id-1", new SourceName("shop"), new OpenId("o-1"), unionId, device, NOW.plusSeconds(600));
    }
}
