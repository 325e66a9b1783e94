package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.PATCH;

import io.menjin.core.privacy.ClosingService;
import io.menjin.core.privacy.ExportService;
import io.menjin.core.session.Authenticated;
import io.menjin.core.user.ProfileService;
import io.menjin.core.user.ProfileUpdate;
import io.menjin.core.user.UserViews;
import io.menjin.spring.web.http.Answers;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** The person who is logged in: profile, a copy of the data, closing. */
public final class MeEndpoints implements EndpointGroup {
    private final UserViews users;
    private final ProfileService profiles;
    private final ExportService exports;
    private final ClosingService closings;
    private final AvatarHosts avatarHosts;
    private final Callers callers;
    private final Answers answers;

    public MeEndpoints(
            UserViews users,
            ProfileService profiles,
            ExportService exports,
            ClosingService closings,
            AvatarHosts avatarHosts,
            Callers callers,
            Answers answers) {
        this.users = users;
        this.profiles = profiles;
        this.exports = exports;
        this.closings = closings;
        this.avatarHosts = avatarHosts;
        this.callers = callers;
        this.answers = answers;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(GET, "/v1/me", this::getUser),
                new Endpoint(PATCH, "/v1/me", this::updateUser),
                new Endpoint(DELETE, "/v1/me", this::closeAccount),
                new Endpoint(GET, "/v1/me/export", this::exportData));
    }

    private ServerResponse getUser(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        return answers.json(
                200, new Responses.Me(Responses.UserBody.of(users.of(caller)), Responses.SessionBody.current(caller)));
    }

    private ServerResponse updateUser(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        Requests.UpdateUserBody body = callers.body(request, Requests.UpdateUserBody.class);
        avatarHosts.check(body.avatarUrl(), users.of(caller).avatarUrl());
        ProfileUpdate update = new ProfileUpdate(
                body.nickname(),
                body.avatarUrl(),
                body.profile() == null ? null : body.profile().signed());
        return answers.json(200, Responses.UserOnly.of(profiles.update(caller, update)));
    }

    private ServerResponse closeAccount(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        return answers.json(202, Responses.Closing.at(closings.close(caller)));
    }

    private ServerResponse exportData(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        return answers.json(200, Responses.ExportBody.of(exports.export(caller)));
    }
}
