package io.menjin.it.crash;

import io.menjin.it.harness.Answer;
import io.menjin.it.harness.ApiClient;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one person did, and what of it was answered. It is noted before each request that it is sent, and after it that it
 * was answered, so that a request cut off by the kill is known as such.
 */
final class Story {

    /** How far a request got. */
    enum Stage {
        NONE,
        SENT,
        ANSWERED
    }

    /** One login and its end. */
    static final class Visit {
        final String code;
        final String key;
        Stage logout = Stage.NONE;

        @Nullable
        LoggedIn login;

        Visit(String code, String key) {
            this.code = code;
            this.key = key;
        }
    }

    private final Person person;
    private final List<Visit> visits = new ArrayList<>();
    private Stage phone = Stage.NONE;

    Story(Person person) {
        this.person = person;
    }

    Person person(ApiClient api) {
        return person.at(api);
    }

    List<Visit> visits() {
        return visits;
    }

    Stage phone() {
        return phone;
    }

    /** Whether a request was under way when the server died, or was not answered for another reason. */
    boolean wasCutOff() {
        return phone == Stage.SENT
                || visits.stream().anyMatch(visit -> visit.login == null || visit.logout == Stage.SENT);
    }

    LoggedIn logIn() {
        Visit visit = new Visit(person.code(), Person.newKey());
        visits.add(visit);
        Answer answer = Patience.okOrUnknown(person.login(visit.code, visit.key));
        LoggedIn login = LoggedIn.of(visit.code, visit.key, answer);
        visit.login = login;
        return login;
    }

    void bindPhone(LoggedIn login) {
        String code = String.valueOf(person.tapPhone().code());
        phone = Stage.SENT;
        Patience.okOrUnknown(person.bindPhone(login.token(), code));
        phone = Stage.ANSWERED;
    }

    void logOut(LoggedIn login) {
        Visit visit = visitOf(login);
        visit.logout = Stage.SENT;
        Patience.okOrUnknown(person.logout(login.token()));
        visit.logout = Stage.ANSWERED;
    }

    void logOutEverywhere(LoggedIn login) {
        List<Visit> living =
                visits.stream().filter(visit -> visit.logout == Stage.NONE).toList();
        living.forEach(visit -> visit.logout = Stage.SENT);
        Patience.okOrUnknown(person.logoutEverywhere(login.token()));
        living.forEach(visit -> visit.logout = Stage.ANSWERED);
    }

    private Visit visitOf(LoggedIn login) {
        return visits.stream()
                .filter(visit -> login.equals(visit.login))
                .findFirst()
                .orElseThrow();
    }
}
