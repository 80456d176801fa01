package org.ticketkit.number;

import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * FF1 of NIST SP 800-38G: a Feistel network of ten rounds over AES that permutes the decimal numbers of one length under a key and a
 * tweak. The letters are the standard's.
 *
 * <p>A cipher is not for several threads, and making one costs more than using it: what is idle waits for the next who asks.
 */
final class Ff1 {

    /** Below a million numbers the standard (Revision 1) does not let it be used: they could be tried out. */
    static final int LEAST_DIGITS = 6;

    /** As many digits as a long surely has. */
    static final int MOST_DIGITS = 18;

    private static final int BLOCK = 16;
    private static final int ROUNDS = 10;
    private static final int SLOTS = 32;
    private static final long[] POWERS = new long[MOST_DIGITS + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private final SecretKeySpec key;
    private final AtomicReferenceArray<@Nullable Feistel> idle = new AtomicReferenceArray<>(SLOTS);

    /** Takes a key of AES: 16, 24 or 32 bytes. */
    Ff1(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** Ten to the power of up to {@value #MOST_DIGITS}. */
    static long power(int digits) {
        return POWERS[digits];
    }

    /** Enciphers a number of so many digits, leading zeros included, 2 to {@value #MOST_DIGITS}. */
    long encrypt(long numeral, int digits, byte[] tweak) {
        int slot = slot();
        Feistel feistel = take(slot);
        feistel.begin(digits, tweak);
        long enciphered = feistel.encrypt(numeral, digits);
        idle.set(slot, feistel);
        return enciphered;
    }

    /** Undoes {@link #encrypt}. */
    long decrypt(long numeral, int digits, byte[] tweak) {
        int slot = slot();
        Feistel feistel = take(slot);
        feistel.begin(digits, tweak);
        long deciphered = feistel.decrypt(numeral, digits);
        idle.set(slot, feistel);
        return deciphered;
    }

    private static int slot() {
        return (int) Thread.currentThread().getId() & (SLOTS - 1);
    }

    private Feistel take(int slot) {
        Feistel free = idle.getAndSet(slot, null);
        return free == null ? new Feistel(key) : free;
    }

    /** The network of one length and tweak. */
    private static final class Feistel {

        private final Cipher aes;
        private final byte[] block = new byte[BLOCK];

        /** What goes into the last block of each round before the number of the round and the half are put in. */
        private final byte[] before = new byte[BLOCK];

        /** The bytes of the longer half. */
        private int b;

        Feistel(SecretKeySpec key) {
            try {
                // the bare block cipher, from which FF1 is made
                aes = Cipher.getInstance("AES/ECB/NoPadding");
                aes.init(Cipher.ENCRYPT_MODE, key);
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError("every Java platform has AES", impossible);
            }
        }

        /** Chains the blocks of P and Q that are the same in all rounds. */
        void begin(int n, byte[] tweak) {
            int u = n / 2;
            int t = tweak.length;
            b = (Long.SIZE - Long.numberOfLeadingZeros(POWERS[n - u] - 1) + 7) / 8;
            byte[] p = {1, 2, 1, 0, 0, 10, ROUNDS, (byte) u, 0, 0, 0, (byte) n, 0, 0, (byte) (t >>> 8), (byte) t};
            System.arraycopy(p, 0, block, 0, BLOCK);
            encipher();
            int last = (t + b) / BLOCK * BLOCK;
            for (int i = 0; i < t; i++) {
                block[i % BLOCK] ^= tweak[i];
                if (i % BLOCK == BLOCK - 1 && i < last) {
                    encipher();
                }
            }
            if (t % BLOCK != 0 && t < last) {
                encipher();
            }
            System.arraycopy(block, 0, before, 0, BLOCK);
        }

        long encrypt(long numeral, int n) {
            int v = n - n / 2;
            long left = numeral / POWERS[v];
            long right = numeral % POWERS[v];
            for (int round = 0; round < ROUNDS; round++) {
                long modulus = POWERS[round % 2 == 0 ? n - v : v];
                long next = (left + y(round, right, modulus)) % modulus;
                left = right;
                right = next;
            }
            return left * POWERS[v] + right;
        }

        long decrypt(long numeral, int n) {
            int v = n - n / 2;
            long left = numeral / POWERS[v];
            long right = numeral % POWERS[v];
            for (int round = ROUNDS - 1; round >= 0; round--) {
                long modulus = POWERS[round % 2 == 0 ? n - v : v];
                long previous = Math.floorMod(right - y(round, left, modulus), modulus);
                right = left;
                left = previous;
            }
            return left * POWERS[v] + right;
        }

        /** The pseudorandom function of a half, modulo what the other half is counted by: d is 8 bytes up to 18 digits. */
        private long y(int round, long half, long modulus) {
            System.arraycopy(before, 0, block, 0, BLOCK);
            block[BLOCK - 1 - b] ^= (byte) round;
            for (int i = 0; i < b; i++) {
                block[BLOCK - 1 - i] ^= (byte) (half >>> (8 * i));
            }
            encipher();
            long y = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                y = y << 8 | (block[i] & 0xFF);
            }
            return Long.remainderUnsigned(y, modulus);
        }

        private void encipher() {
            try {
                aes.update(block, 0, BLOCK, block, 0);
            } catch (GeneralSecurityException impossible) {
                throw new AssertionError("a block has room for a block", impossible);
            }
        }
    }
}
