package io.menjin.core.login.internal;

import io.menjin.core.account.AccountId;
import io.menjin.core.account.AccountState;
import io.menjin.core.account.Step;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.internal.LoginAnswer.Granted;
import io.menjin.core.login.internal.LoginAnswer.RegistrationRequired;
import io.menjin.core.secret.Ticket;
import io.menjin.core.secret.TokenValue;
import io.menjin.core.session.SessionId;
import io.menjin.core.user.PhoneView;
import io.menjin.core.user.UserView;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The binary form of answers. */
final class AnswerCodec {

    private static final int VERSION = 1;

    private AnswerCodec() {}

    static byte[] encode(LoginAnswer answer) {
        return Binary.write(VERSION, out -> {
            out.writeBoolean(answer instanceof Granted);
            if (answer instanceof Granted granted) {
                write(out, granted.result());
            } else if (answer instanceof RegistrationRequired required) {
                write(out, required);
            }
        });
    }

    /**
     * Reads what {@link #encode} gave.
     *
     * @throws IllegalArgumentException when it has another form
     */
    static LoginAnswer decode(byte[] bytes) {
        return Binary.read(VERSION, bytes, in -> in.readBoolean() ? new Granted(readResult(in)) : readRequired(in));
    }

    private static void write(DataOutputStream out, LoginResult result) throws IOException {
        out.writeUTF(result.token().reveal());
        Binary.writeInstant(out, result.expiresAt());
        out.writeBoolean(result.created());
        out.writeUTF(result.sessionId().value());
        write(out, result.user());
    }

    private static LoginResult readResult(DataInputStream in) throws IOException {
        TokenValue token = new TokenValue(in.readUTF());
        var expiresAt = Binary.readInstant(in);
        boolean created = in.readBoolean();
        SessionId sessionId = new SessionId(in.readUTF());
        return new LoginResult(token, expiresAt, created, readUser(in), sessionId);
    }

    private static void write(DataOutputStream out, UserView user) throws IOException {
        out.writeUTF(user.id().value());
        Binary.writeText(out, user.nickname());
        Binary.writeText(out, user.avatarUrl());
        PhoneView phone = user.phone();
        Binary.writeText(out, phone == null ? null : phone.masked());
        Binary.writeText(out, phone == null ? null : phone.countryCode());
        out.writeBoolean(user.steps().profile());
        out.writeBoolean(user.steps().phone());
        out.writeByte(user.authStep());
        out.writeUTF(user.state().name());
        Binary.writeInstant(out, user.createdAt());
    }

    private static UserView readUser(DataInputStream in) throws IOException {
        return new UserView(
                new AccountId(in.readUTF()),
                Binary.readText(in),
                Binary.readText(in),
                phone(Binary.readText(in), Binary.readText(in)),
                new UserView.Steps(in.readBoolean(), in.readBoolean()),
                in.readByte(),
                AccountState.valueOf(in.readUTF()),
                Binary.readInstant(in));
    }

    private static @Nullable PhoneView phone(@Nullable String masked, @Nullable String countryCode) {
        return masked == null ? null : new PhoneView(masked, Objects.requireNonNull(countryCode, "countryCode"));
    }

    private static void write(DataOutputStream out, RegistrationRequired required) throws IOException {
        Ticket ticket = required.ticket();
        Binary.writeText(out, ticket == null ? null : ticket.reveal());
        out.writeByte(required.missing().size());
        for (Step step : required.missing()) {
            out.writeUTF(step.name());
        }
    }

    private static RegistrationRequired readRequired(DataInputStream in) throws IOException {
        String ticket = Binary.readText(in);
        List<Step> missing = new ArrayList<>();
        for (int left = in.readByte(); left > 0; left--) {
            missing.add(Step.valueOf(in.readUTF()));
        }
        return new RegistrationRequired(ticket == null ? null : new Ticket(ticket), missing);
    }
}
