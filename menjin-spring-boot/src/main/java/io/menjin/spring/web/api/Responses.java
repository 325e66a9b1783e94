package io.menjin.spring.web.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.menjin.core.account.AccountState;
import io.menjin.core.login.LoginResult;
import io.menjin.core.privacy.PersonalData;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.Device;
import io.menjin.core.session.SessionView;
import io.menjin.core.sessionkey.SessionKeyStatus;
import io.menjin.core.user.PhoneView;
import io.menjin.core.user.UserView;
import io.menjin.spring.web.guard.Steps;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies that devices receive. Times have milliseconds: old iOS cannot read more digits. */
final class Responses {
    private Responses() {}

    record LoginBody(
            String token, String tokenType, long expiresIn, Instant expiresAt, boolean created, UserBody user) {

        /**
         * Shows a login.
         *
         * @param lifetime how long a session lives. It is not counted from now, because a repeated request must get the
         *     same answer
         */
        static LoginBody of(LoginResult login, Duration lifetime) {
            return new LoginBody(
                    login.token().reveal(),
                    "Bearer",
                    lifetime.toSeconds(),
                    millis(login.expiresAt()),
                    login.created(),
                    UserBody.of(login.user()));
        }

        @Override
        public String toString() {
            return "LoginBody[redacted]";
        }
    }

    record UserBody(
            String id,
            @Nullable String nickname,
            @Nullable String avatarUrl,
            @Nullable PhoneBody phone,
            StepsBody steps,
            int authStep,
            String state,
            Instant createdAt) {

        static UserBody of(UserView user) {
            return new UserBody(
                    user.id().value(),
                    user.nickname(),
                    user.avatarUrl(),
                    PhoneBody.of(user.phone()),
                    new StepsBody(user.steps().profile(), user.steps().phone()),
                    user.authStep(),
                    wireName(user.state()),
                    millis(user.createdAt()));
        }
    }

    record PhoneBody(String masked, String countryCode) {
        static @Nullable PhoneBody of(@Nullable PhoneView phone) {
            return phone == null ? null : new PhoneBody(phone.masked(), phone.countryCode());
        }
    }

    record StepsBody(boolean profile, boolean phone) {}

    record UserOnly(UserBody user) {
        static UserOnly of(UserView user) {
            return new UserOnly(UserBody.of(user));
        }
    }

    record Me(UserBody user, SessionBody session) {}

    record SessionBody(
            String id, boolean current, String source, DeviceBody device, Instant createdAt, Instant expiresAt) {

        static SessionBody of(SessionView session) {
            return new SessionBody(
                    session.id().value(),
                    session.current(),
                    session.source().value(),
                    DeviceBody.of(session.device()),
                    millis(session.createdAt()),
                    millis(session.idleExpiresAt()));
        }

        static SessionBody current(Authenticated caller) {
            return of(SessionView.of(caller.session(), caller.session().id()));
        }
    }

    record Sessions(List<SessionBody> sessions) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeviceBody(
            @Nullable String id,
            @Nullable String model,
            @Nullable String platform,
            @Nullable String wechatVersion,
            @Nullable String sdkVersion) {

        static DeviceBody of(Device device) {
            return new DeviceBody(
                    device.id(), device.model(), device.platform(), device.wechatVersion(), device.sdkVersion());
        }
    }

    record SessionKeyBody(boolean valid, @Nullable Instant obtainedAt) {
        static SessionKeyBody of(SessionKeyStatus status) {
            Instant obtainedAt = status.obtainedAt();
            return new SessionKeyBody(status.valid(), obtainedAt == null ? null : millis(obtainedAt));
        }
    }

    record OpenDataBody(Map<String, Object> data) {

        @Override
        public String toString() {
            return "OpenDataBody[redacted]";
        }
    }

    record Closing(Instant closesAt) {
        static Closing at(Instant closesAt) {
            return new Closing(millis(closesAt));
        }
    }

    record ExportBody(
            Instant exportedAt,
            UserBody user,
            List<IdentityBody> identities,
            List<SessionBody> sessions,
            List<HistoryBody> history) {

        static ExportBody of(PersonalData data) {
            return new ExportBody(
                    millis(data.exportedAt()),
                    UserBody.of(data.user()),
                    data.identities().stream()
                            .map(known -> new IdentityBody(known.source(), millis(known.since())))
                            .toList(),
                    data.sessions().stream().map(SessionBody::of).toList(),
                    data.history().stream()
                            .map(line -> new HistoryBody(millis(line.at()), line.action(), line.actor()))
                            .toList());
        }
    }

    record IdentityBody(String source, Instant createdAt) {}

    record HistoryBody(Instant at, String action, String actor) {}

    /** RFC 7662 section 2.2. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record IntrospectionBody(
            boolean active,
            @Nullable String sub,
            @Nullable String sid,
            @JsonProperty("client_id") @Nullable String clientId,
            @JsonProperty("token_type") @Nullable String tokenType,
            @Nullable Long iat,
            @Nullable Long exp,
            @Nullable List<String> steps) {

        static final IntrospectionBody INACTIVE =
                new IntrospectionBody(false, null, null, null, null, null, null, null);

        static IntrospectionBody of(Authenticated caller) {
            return new IntrospectionBody(
                    true,
                    caller.account().id().value(),
                    caller.session().id().value(),
                    caller.session().source().value(),
                    "Bearer",
                    caller.session().createdAt().getEpochSecond(),
                    caller.session().idleExpiresAt().getEpochSecond(),
                    stepNames(caller));
        }
    }

    static List<String> stepNames(Authenticated caller) {
        return Arrays.stream(io.menjin.core.account.Step.values())
                .filter(caller.account()::has)
                .map(Steps::nameOf)
                .toList();
    }

    private static String wireName(AccountState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
