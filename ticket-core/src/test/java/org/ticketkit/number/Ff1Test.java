package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ff1Test {

    private static final byte[] KEY = HexFormat.of().parseHex("2B7E151628AED2A6ABF7158809CF4F3C");

    /** The decimal samples of NIST for SP 800-38G: 1, 2, 4, 5, 7 and 8. */
    @ParameterizedTest
    @CsvSource({
        "2B7E151628AED2A6ABF7158809CF4F3C, '', 2433477484",
        "2B7E151628AED2A6ABF7158809CF4F3C, 39383736353433323130, 6124200773",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, '', 2830668132",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F, 39383736353433323130, 2496655549",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, '', 6657667009",
        "2B7E151628AED2A6ABF7158809CF4F3CEF4359D8D580AA4F7F036D6F04FC6A94, 39383736353433323130, 1001623463"
    })
    void N4_the_samples_of_the_standard_come_out(String key, String tweak, long enciphered) {
        Ff1 cipher = new Ff1(HexFormat.of().parseHex(key));
        byte[] bytes = HexFormat.of().parseHex(tweak);
        assertEquals(enciphered, cipher.encrypt(123_456_789L, 10, bytes));
        assertEquals(123_456_789L, cipher.decrypt(enciphered, 10, bytes));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 6})
    void N4_all_numbers_of_a_length_are_permuted_among_themselves(int digits) {
        Ff1 cipher = new Ff1(KEY);
        byte[] tweak = {'T', '-'};
        int count = (int) Ff1.power(digits);
        BitSet seen = new BitSet(count);
        for (int n = 0; n < count; n++) {
            long enciphered = cipher.encrypt(n, digits, tweak);
            seen.set((int) enciphered);
            assertEquals(n, cipher.decrypt(enciphered, digits, tweak));
        }
        assertEquals(count, seen.cardinality());
        assertEquals(count, seen.length());
    }

    @Test
    void N4_many_threads_at_once_get_what_one_gets() throws Exception {
        Ff1 cipher = new Ff1(KEY);
        byte[] tweak = new byte[20];
        List<Long> alone = enciphered(cipher, tweak);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<List<Long>>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(() -> enciphered(cipher, tweak));
            }
            for (Future<List<Long>> together : threads.invokeAll(calls)) {
                assertEquals(alone, together.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertTrue(alone.stream().distinct().count() == alone.size());
    }

    private static List<Long> enciphered(Ff1 cipher, byte[] tweak) {
        return LongStream.range(0, 2_000)
                .mapToObj(n -> cipher.encrypt(n, 9, tweak))
                .toList();
    }
}
