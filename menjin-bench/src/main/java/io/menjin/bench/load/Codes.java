package io.menjin.bench.load;

import io.menjin.bench.wechat.Bench;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** Login codes by the person they are of. */
final class Codes {

    private final List<String> all;
    private final int each;

    /** Makes so many for each person. */
    Codes(Site site, int each) throws IOException {
        // The persons take turns in what the emulator writes.
        this.all = site.codes(Bench.PEOPLE * each, 0);
        this.each = each;
    }

    List<String> of(int person) {
        return IntStream.range(0, each)
                .mapToObj(turn -> all.get(turn * Bench.PEOPLE + person))
                .toList();
    }
}
