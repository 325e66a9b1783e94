package io.menjin.it.chaos;

import io.menjin.it.chaos.Patience.UnknownException;
import io.menjin.it.chaos.Visit.Stage;
import io.menjin.it.harness.Answer;
import io.menjin.it.harness.LoggedIn;
import io.menjin.it.harness.Person;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * What one person did, and what of it was answered. It is noted before each request that it is sent, and after it that it
 * was answered, so that a request cut off by a fault is known as such. Each request goes to the next server.
 */
final class Story {

    private final Nodes nodes;
    private final Person person;
    private final Loss loss;
    private final List<Visit> visits = new CopyOnWriteArrayList<>();
    private volatile Stage phone = Stage.NONE;

    /**
     * Begins with somebody who has done nothing.
     *
     * @param loss what may be lost while the story goes on
     */
    Story(Nodes nodes, Person person, Loss loss) {
        this.nodes = nodes;
        this.person = person;
        this.loss = loss;
    }

    /** The same person, whose device calls the next server. */
    Person person() {
        return person.at(nodes.next());
    }

    List<Visit> visits() {
        return visits;
    }

    Stage phone() {
        return phone;
    }

    Loss loss() {
        return loss;
    }

    /** A session that nobody had ended is gone. */
    void noteLost() {
        nodes.tally().lost();
    }

    /** Whether a request was under way at the fault, or was not answered for another reason. */
    boolean wasCutOff() {
        return phone == Stage.SENT
                || visits.stream().anyMatch(visit -> visit.login() == null || visit.ending() == Stage.SENT);
    }

    Visit logIn() {
        Visit visit = new Visit(this, person.code(), Person.newKey());
        visits.add(visit);
        Answer answer = ask(device -> device.login(visit.code(), visit.key())).ok();
        visit.answered(LoggedIn.of(visit.code(), visit.key(), answer));
        return visit;
    }

    /** Binds the phone, over this login or, where it was lost, over a new one. */
    Visit bindPhone(Visit visit) {
        Answer answer = bind(visit);
        if (answer.status() == 401 && loss == Loss.SESSIONS) {
            Visit again = logIn();
            nodes.tally().loggedInAgain();
            answer = bind(again);
            if (answer.status() == 401) {
                throw new UnknownException(answer);
            }
            noteBound(answer);
            return again;
        }
        noteBound(answer);
        return visit;
    }

    private Answer bind(Visit visit) {
        String code = String.valueOf(person.tapPhone().code());
        phone = Stage.SENT;
        return ask(device -> device.bindPhone(token(visit), code));
    }

    private void noteBound(Answer answer) {
        answer.ok();
        phone = Stage.ANSWERED;
    }

    void logOut(Visit visit) {
        visit.endSent();
        noteEnded(ask(device -> device.logout(token(visit))), List.of(visit));
    }

    void logOutEverywhere(Visit visit) {
        List<Visit> living =
                visits.stream().filter(each -> each.ending() == Stage.NONE).toList();
        living.forEach(Visit::endSent);
        noteEnded(ask(device -> device.logoutEverywhere(token(visit))), living);
    }

    private void noteEnded(Answer answer, List<Visit> ended) {
        if (answer.status() == 401 && loss == Loss.SESSIONS) {
            // The session is lost and may not be the only one: nobody was told that anything has ended.
            return;
        }
        answer.ok();
        ended.forEach(Visit::endAnswered);
    }

    /** The answer of the next server, when there is one. */
    private Answer ask(Function<Person, Answer> request) {
        long sent = System.nanoTime();
        Answer answer;
        try {
            answer = request.apply(person());
        } catch (UncheckedIOException e) {
            nodes.tally().cutOff();
            throw Patience.cutOff(e);
        }
        nodes.tally().took(System.nanoTime() - sent);
        if (Patience.isNotNow(answer)) {
            nodes.tally().unavailable();
            throw new UnknownException(answer);
        }
        nodes.tally().answered();
        return answer;
    }

    static String token(Visit visit) {
        LoggedIn login = visit.login();
        if (login == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return login.token();
    }
}
