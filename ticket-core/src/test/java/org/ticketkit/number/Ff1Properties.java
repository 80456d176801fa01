package org.ticketkit.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class Ff1Properties {

    private static final long ALL = 999_999_999_999_999_999L;

    /** Algorithm 7 of SP 800-38G, line by line, in big integers and with all of its blocks. */
    @Property
    void N4_numbers_of_every_length_under_every_tweak_come_out_as_the_algorithm_says(
            @ForAll @Size(16) byte[] key,
            @ForAll @Size(max = 60) byte[] tweak,
            @ForAll @IntRange(min = 2, max = 18) int digits,
            @ForAll @LongRange(min = 0, max = ALL) long any)
            throws GeneralSecurityException {
        long number = any % Ff1.power(digits);
        assertEquals(byTheBook(key, tweak, digits, number), new Ff1(key).encrypt(number, digits, tweak));
    }

    @Property
    void N4_what_was_enciphered_is_deciphered(
            @ForAll @Size(32) byte[] key,
            @ForAll @Size(max = 60) byte[] tweak,
            @ForAll @IntRange(min = 2, max = 18) int digits,
            @ForAll @LongRange(min = 0, max = ALL) long any) {
        long number = any % Ff1.power(digits);
        Ff1 cipher = new Ff1(key);
        assertEquals(number, cipher.decrypt(cipher.encrypt(number, digits, tweak), digits, tweak));
        assertEquals(number, cipher.encrypt(cipher.decrypt(number, digits, tweak), digits, tweak));
    }

    @Property
    void N4_two_numbers_are_never_enciphered_alike(
            @ForAll @Size(24) byte[] key,
            @ForAll @IntRange(min = 6, max = 18) int digits,
            @ForAll @LongRange(min = 0, max = ALL) long one,
            @ForAll @LongRange(min = 0, max = ALL) long other) {
        long power = Ff1.power(digits);
        if (one % power != other % power) {
            Ff1 cipher = new Ff1(key);
            assertNotEquals(
                    cipher.encrypt(one % power, digits, new byte[0]),
                    cipher.encrypt(other % power, digits, new byte[0]));
        }
    }

    private static long byTheBook(byte[] key, byte[] tweak, int n, long number) throws GeneralSecurityException {
        int u = n / 2;
        int v = n - u;
        BigInteger a = BigInteger.valueOf(number).divide(BigInteger.TEN.pow(v));
        BigInteger bHalf = BigInteger.valueOf(number).mod(BigInteger.TEN.pow(v));
        int b = (int) Math.ceil(Math.ceil(v * Math.log(10) / Math.log(2)) / 8);
        int d = 4 * (int) Math.ceil(b / 4.0) + 4;
        byte[] p = join(
                new byte[] {1, 2, 1, 0, 0, 10, 10, (byte) u},
                bytes(BigInteger.valueOf(n), 4),
                bytes(BigInteger.valueOf(tweak.length), 4));
        for (int i = 0; i < 10; i++) {
            byte[] padding = new byte[Math.floorMod(-tweak.length - b - 1, 16)];
            byte[] q = join(tweak, padding, new byte[] {(byte) i}, bytes(bHalf, b));
            byte[] r = prf(key, join(p, q));
            BigInteger y = new BigInteger(1, Arrays.copyOf(r, d));
            BigInteger c = a.add(y).mod(BigInteger.TEN.pow(i % 2 == 0 ? u : v));
            a = bHalf;
            bHalf = c;
        }
        return a.multiply(BigInteger.TEN.pow(v)).add(bHalf).longValueExact();
    }

    private static byte[] prf(byte[] key, byte[] x) throws GeneralSecurityException {
        Cipher aes = Cipher.getInstance("AES/ECB/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
        byte[] y = new byte[16];
        for (int at = 0; at < x.length; at += 16) {
            for (int i = 0; i < 16; i++) {
                y[i] ^= x[at + i];
            }
            y = aes.doFinal(y);
        }
        return y;
    }

    private static byte[] bytes(BigInteger value, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[length - 1 - i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }

    private static byte[] join(byte[]... parts) {
        byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
