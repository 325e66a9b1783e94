package io.menjin.core.login.internal;

import io.menjin.core.account.Step;
import io.menjin.core.crypto.Digest;
import io.menjin.core.crypto.internal.Hashes;
import io.menjin.core.login.LoginSettings;
import io.menjin.core.problem.Problem;
import io.menjin.core.problem.ProblemCode;
import io.menjin.core.secret.Ticket;
import io.menjin.core.session.Device;
import io.menjin.core.source.RegistrationPolicy;
import io.menjin.core.store.OnceStore;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Issues tickets and sees to it that each is used once. Thread-safe. */
public final class Tickets {

    private static final int ID_BYTES = 16;

    private final TicketCodec codec;
    private final OnceStore once;
    private final LoginSettings settings;
    private final SecureRandom random;
    private final Clock clock;

    public Tickets(TicketCodec codec, OnceStore once, LoginSettings settings, SecureRandom random, Clock clock) {
        this.codec = codec;
        this.once = once;
        this.settings = settings;
        this.random = random;
        this.clock = clock;
    }

    /** The steps that a new person must complete to be registered. */
    public static List<Step> demanded(RegistrationPolicy policy) {
        return switch (policy) {
            case PHONE -> List.of(Step.PHONE);
            case PROFILE -> List.of(Step.PROFILE);
            case OPEN, CLOSED -> List.of();
        };
    }

    Ticket issue(Person person, Device device) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return codec.seal(new TicketContent(
                HexFormat.of().formatHex(id),
                person.source().name(),
                person.openId(),
                person.unionId(),
                device,
                clock.instant().plus(settings.ticketLifetime())));
    }

    /**
     * What a ticket proves.
     *
     * @throws io.menjin.core.problem.ProblemException {@code invalid_code} when it is not ours or has expired
     */
    public TicketContent open(Ticket ticket) {
        return codec.open(ticket, clock.instant())
                .orElseThrow(() -> Problem.of(ProblemCode.INVALID_CODE, "the ticket is not valid any more")
                        .asException());
    }

    /** Notes that a registration with the ticket begins. */
    void begin(TicketContent ticket) {
        Instant now = clock.instant();
        if (!once.claim(mark("ticket-begun", ticket), markEnds(ticket), now)) {
            once.claim(mark("ticket-begun-again", ticket), markEnds(ticket), now);
        }
    }

    /** Whether more than one registration with the ticket has begun. */
    boolean hasBegunAgain(TicketContent ticket) {
        return once.isClaimed(mark("ticket-begun-again", ticket), clock.instant());
    }

    /** Whether somebody has used the ticket. */
    boolean isUsed(TicketContent ticket) {
        return once.isClaimed(mark("ticket-used", ticket), clock.instant());
    }

    /** Uses the ticket; true for one caller only. */
    boolean use(TicketContent ticket) {
        return once.claim(mark("ticket-used", ticket), markEnds(ticket), clock.instant());
    }

    private static Instant markEnds(TicketContent ticket) {
        return ticket.expiresAt().plus(OnceStore.GRACE);
    }

    private static Digest mark(String purpose, TicketContent ticket) {
        return Hashes.digest(purpose, ticket.id());
    }
}
