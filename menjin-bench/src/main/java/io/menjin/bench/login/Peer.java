package io.menjin.bench.login;

import java.io.IOException;
import java.net.URI;

/** What is compared. */
enum Peer {
    WXJAVA("WxJava") {
        @Override
        Exchange open(URI baseUri) {
            return WxJavaPeer.withDefaults(baseUri);
        }
    },
    WXJAVA_WIDE("WxJava, pool " + WxJavaPeer.WIDE) {
        @Override
        Exchange open(URI baseUri) {
            return WxJavaPeer.withAWidePool(baseUri);
        }
    },
    MENJIN("Menjin") {
        @Override
        Exchange open(URI baseUri) {
            return MenjinPeer.exchange(baseUri);
        }
    },
    MENJIN_LOGIN("Menjin, whole login") {
        @Override
        Exchange open(URI baseUri) throws IOException {
            return MenjinPeer.login(baseUri);
        }
    };

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    abstract Exchange open(URI baseUri) throws IOException;
}
