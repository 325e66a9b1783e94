package io.menjin.spring.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class ClientAddressesTest {
    private final ClientAddresses addresses =
            new ClientAddresses(List.of(AddressRange.parse("10.0.0.0/8"), AddressRange.parse("fd00::/8")));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void believesNoHeaderOfAStranger() {
        request.setRemoteAddr("203.0.113.7");
        request.addHeader("X-Forwarded-For", "198.51.100.1");

        assertThat(addresses.of(request)).isEqualTo("203.0.113.7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.1 | 198.51.100.1",
                "1.1.1.1, 198.51.100.1 | 198.51.100.1",
                "1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
                "10.1.1.1, 10.2.2.2 | 10.1.1.1",
                "unknown | 10.0.0.1",
                "198.51.100.1, example.com | 10.0.0.1",
                "198.51.100.1:4711 | 10.0.0.1"
            })
    void readsWhatTrustedProxiesWroteFromTheRight(String header, String expected) {
        request.setRemoteAddr("10.0.0.1");
        request.addHeader("X-Forwarded-For", header);

        assertThat(addresses.of(request)).isEqualTo(expected);
    }

    @Test
    void readsSeveralHeadersAsOneList() {
        request.setRemoteAddr("10.0.0.1");
        request.addHeader("X-Forwarded-For", "1.1.1.1");
        request.addHeader("X-Forwarded-For", "198.51.100.1, 10.3.3.3");

        assertThat(addresses.of(request)).isEqualTo("198.51.100.1");
    }

    @Test
    void countsAWholeSubscriberOfIpv6AsOne() {
        request.setRemoteAddr("fd00::1");
        request.addHeader("X-Forwarded-For", "2001:db8:1:2:3:4:5:6");
        String one = addresses.of(request);

        request.removeHeader("X-Forwarded-For");
        request.addHeader("X-Forwarded-For", "2001:db8:1:2:ffff::1");

        assertThat(addresses.of(request)).isEqualTo(one).isEqualTo("2001:db8:1:2:0:0:0:0/64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "10.0.0.0/33", "10.0.0.0/-1", "::1/129", "", "1.2.3", "10.0.0.0/x"})
    void takesOnlyAddressesInDigits(String text) {
        if (text.equals("1.2.3")) {
            // The old short form of IPv4; Java reads it as 1.2.0.3, which is what the operator wrote.
            assertThat(AddressRange.parse(text).prefix()).isEqualTo(32);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
        }
    }
}
