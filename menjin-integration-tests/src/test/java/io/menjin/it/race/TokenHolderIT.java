package io.menjin.it.race;

import static org.assertj.core.api.Assertions.assertThat;

import io.menjin.core.crypto.MasterKey;
import io.menjin.emulator.Fault;
import io.menjin.it.harness.Crowd;
import io.menjin.it.harness.Effort;
import io.menjin.it.harness.Person;
import io.menjin.it.harness.ServerProcess;
import io.menjin.it.harness.ServerSetup;
import io.menjin.it.race.Service.Sessions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The node that fetches the access_token for all is killed while it waits for WeChat. */
class TokenHolderIT {

    private static final MasterKey KEY = MasterKey.generate("k1", new SecureRandom());

    static Stream<Sessions> sessions() {
        return Effort.isLong() ? Stream.of(Sessions.values()) : Stream.of(Sessions.IN_REDIS);
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void coldNodesAskWeChatOnceMoreWhenTheOneThatAskedIsKilled(Sessions sessions) throws InterruptedException {
        try (Service service = new Service("cold", sessions);
                ServerProcess one = ServerProcess.start(setup(service, 1));
                ServerProcess two = ServerProcess.start(setup(service, 2))) {
            ServerProcess doomed = ServerProcess.start(setup(service, 3));
            Person victim = service.person(doomed.api());
            String theirToken = victim.login().token();
            String tap = String.valueOf(victim.tapPhone().code());
            List<Callable<Boolean>> binds = new ArrayList<>();
            for (int number = 0; number < 8; number++) {
                Person person = service.person((number % 2 == 0 ? one : two).api());
                String token = person.login().token();
                binds.add(() -> isBoundInTheEnd(person, token));
            }
            service.wechat()
                    .fault(Fault.on("stable_token")
                            .delay(Duration.ofSeconds(60))
                            .times(1));
            Thread asking = new Thread(() -> {
                try {
                    victim.bindPhone(theirToken, tap);
                } catch (RuntimeException killed) {
                    // The server that should have answered is gone.
                }
            });
            asking.start();
            while (service.wechat().calls("stable_token") == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            doomed.kill();
            asking.join();

            assertThat(Crowd.atOnce(binds)).containsOnly(true);
            // The one of the dead node, and one more.
            service.wechat().verify("stable_token", 2);
            service.wechat().clearFaults();
        }
    }

    private static ServerSetup setup(Service service, int number) {
        return service.server(number).keys(KEY).with("menjin.wechat.deadline", "10s");
    }

    /** While nobody has an access_token, devices are told to try again, and do so after a pause. */
    private static boolean isBoundInTheEnd(Person person, String token) throws InterruptedException {
        for (int attempt = 0; attempt < 60; attempt++) {
            int status = person.bindPhone(token).status();
            if (status == 200) {
                return true;
            }
            assertThat(status).isEqualTo(503);
            TimeUnit.MILLISECONDS.sleep(500);
        }
        return false;
    }
}
