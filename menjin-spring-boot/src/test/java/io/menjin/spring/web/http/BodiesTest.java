package io.menjin.spring.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.DelegatingServletInputStream;
import org.springframework.mock.web.MockHttpServletRequest;

class BodiesTest {
    @Test
    void readsABodyAsLongAsTheLimit() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[10]);

        assertThat(Bodies.read(request, 10)).hasSize(10);
    }

    @Test
    void refusesAnAnnouncedLengthWithoutReading() {
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public DelegatingServletInputStream getInputStream() {
                throw new AssertionError("was read");
            }
        };
        request.setContent(new byte[11]);

        assertThatThrownBy(() -> Bodies.read(request, 10)).hasMessageStartingWith("too_large");
    }

    @Test
    void readsOneByteBeyondTheLimitOfAStreamAndNoMore() {
        AtomicInteger read = new AtomicInteger();
        ByteArrayInputStream endless = new ByteArrayInputStream(new byte[1000]) {
            @Override
            public synchronized int read() {
                read.incrementAndGet();
                return super.read();
            }
        };
        MockHttpServletRequest request = new MockHttpServletRequest() {
            @Override
            public DelegatingServletInputStream getInputStream() {
                return new DelegatingServletInputStream(endless);
            }
        };

        assertThatThrownBy(() -> Bodies.read(request, 10)).hasMessageStartingWith("too_large");
        assertThat(read).hasValue(11);
    }

    @Test
    void findsAFormAgainThatAFilterHasParsed() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/introspect");
        request.setContentType("application/x-www-form-urlencoded");
        request.addParameter("token", "from the body");

        assertThat(new String(Bodies.readForm(request, 100), UTF_8)).isEqualTo("token=from+the+body");
    }

    @Test
    void neverTakesTheQueryForTheForm() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/introspect");
        request.setContentType("application/x-www-form-urlencoded");
        request.setQueryString("token=fromQuery");
        request.addParameter("token", "fromQuery");
        request.setContent("token=fromBody".getBytes(UTF_8));

        assertThat(new String(Bodies.readForm(request, 100), UTF_8)).isEqualTo("token=fromBody");
    }

    @Test
    void demandsTheMediaType() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        Set<MediaType> json = Set.of(MediaType.APPLICATION_JSON);

        request.setContentType("application/json;charset=utf-8");
        assertThat(Bodies.requireType(request, json)).isEqualTo(MediaType.APPLICATION_JSON);

        for (String other : new String[] {"text/plain", "application/jsonx", "nonsense", ""}) {
            request.setContentType(other);
            assertThatThrownBy(() -> Bodies.requireType(request, json))
                    .isInstanceOf(HttpProblemException.class)
                    .hasMessageStartingWith("415");
        }
    }
}
