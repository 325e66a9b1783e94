package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.POST;

import io.menjin.core.input.Inputs;
import io.menjin.core.login.LoginRequest;
import io.menjin.core.login.LoginResult;
import io.menjin.core.login.LoginService;
import io.menjin.core.login.RegisterRequest;
import io.menjin.core.session.Authenticated;
import io.menjin.core.session.SessionPolicy;
import io.menjin.core.session.SessionService;
import io.menjin.spring.observation.Recorder;
import io.menjin.spring.observation.Recorder.UseCase;
import io.menjin.spring.web.http.Answers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Getting a session and giving it up. */
public final class LoginEndpoints implements EndpointGroup {
    private final LoginService logins;
    private final SessionService sessions;
    private final SessionPolicy policy;
    private final Callers callers;
    private final Answers answers;
    private final Recorder recorder;
    private final Endpoint login = new Endpoint(POST, "/v1/login", this::silentLogin);

    public LoginEndpoints(
            LoginService logins,
            SessionService sessions,
            SessionPolicy policy,
            Callers callers,
            Answers answers,
            Recorder recorder) {
        this.logins = logins;
        this.sessions = sessions;
        this.policy = policy;
        this.callers = callers;
        this.answers = answers;
        this.recorder = recorder;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                login,
                new Endpoint(POST, "/v1/register", this::register),
                new Endpoint(POST, "/v1/logout", this::logout));
    }

    /** The operation that logs in silently. */
    public Endpoint login() {
        return login;
    }

    /**
     * Logs in and gives the answer, to be written as JSON.
     *
     * @throws RuntimeException when the request is refused
     */
    public Object login(HttpServletRequest request) {
        Requests.LoginBody body = callers.body(request, Requests.LoginBody.class);
        LoginRequest login = new LoginRequest(
                Inputs.source(body.source()),
                Inputs.loginCode(body.code()),
                Inputs.optionalPhoneCode(body.phoneCode()),
                Requests.DeviceBody.toDevice(body.device()),
                callers.idempotencyKey(request),
                callers.address(request),
                Requests.isTrue(body.reopen()));
        return body(recorder.record(UseCase.LOGIN, login.source(), () -> logins.login(login)));
    }

    private ServerResponse silentLogin(ServerRequest request) {
        return answers.json(200, login(request.servletRequest()));
    }

    private ServerResponse register(ServerRequest request) {
        Requests.RegisterBody body = callers.body(request, Requests.RegisterBody.class);
        RegisterRequest register = new RegisterRequest(
                Inputs.ticket(body.ticket()),
                body.proof(),
                body.nickname(),
                callers.idempotencyKey(request.servletRequest()),
                callers.address(request.servletRequest()));
        return answers.json(200, body(recorder.record(UseCase.REGISTER, null, () -> logins.register(register))));
    }

    private ServerResponse logout(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        boolean everywhere = callers.optionalBody(request, Requests.LogoutBody.class)
                .map(body -> Requests.isTrue(body.everywhere()))
                .orElse(false);
        if (everywhere) {
            sessions.logoutEverywhere(caller);
        } else {
            sessions.logout(caller);
        }
        return answers.empty(204, Map.of());
    }

    private Responses.LoginBody body(LoginResult login) {
        return Responses.LoginBody.of(login, policy.absolute());
    }
}
