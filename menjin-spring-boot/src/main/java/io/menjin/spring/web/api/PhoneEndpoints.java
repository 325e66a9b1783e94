package io.menjin.spring.web.api;

import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import io.menjin.core.phone.PhoneProof;
import io.menjin.core.phone.PhoneService;
import io.menjin.core.session.Authenticated;
import io.menjin.core.sessionkey.OpenDataService;
import io.menjin.core.sessionkey.SessionKeyService;
import io.menjin.spring.observation.Recorder;
import io.menjin.spring.observation.Recorder.UseCase;
import io.menjin.spring.web.http.Answers;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What WeChat vouches for: phone, session_key and encrypted data. */
public final class PhoneEndpoints implements EndpointGroup {
    private final PhoneService phones;
    private final SessionKeyService sessionKeys;
    private final OpenDataService openData;
    private final Callers callers;
    private final Answers answers;
    private final Recorder recorder;

    public PhoneEndpoints(
            PhoneService phones,
            SessionKeyService sessionKeys,
            OpenDataService openData,
            Callers callers,
            Answers answers,
            Recorder recorder) {
        this.phones = phones;
        this.sessionKeys = sessionKeys;
        this.openData = openData;
        this.callers = callers;
        this.answers = answers;
        this.recorder = recorder;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(PUT, "/v1/me/phone", this::updatePhone),
                new Endpoint(DELETE, "/v1/me/phone", this::unbindPhone),
                new Endpoint(GET, "/v1/me/session-key", this::checkSessionKey),
                new Endpoint(POST, "/v1/me/open-data", this::openData));
    }

    private ServerResponse updatePhone(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        PhoneProof proof = callers.body(request, Requests.UpdatePhoneBody.class).proof();
        return answers.json(
                200,
                Responses.UserOnly.of(
                        recorder.record(UseCase.PHONE, caller.session().source(), () -> phones.bind(caller, proof))));
    }

    private ServerResponse unbindPhone(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        return answers.json(200, Responses.UserOnly.of(phones.unbind(caller)));
    }

    private ServerResponse checkSessionKey(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        return answers.json(200, Responses.SessionKeyBody.of(sessionKeys.check(caller)));
    }

    private ServerResponse openData(ServerRequest request) {
        Authenticated caller = callers.authenticated(request);
        Requests.BlobBody body = callers.body(request, Requests.BlobBody.class);
        return answers.json(200, new Responses.OpenDataBody(openData.open(caller, body.encryptedData(), body.iv())));
    }
}
