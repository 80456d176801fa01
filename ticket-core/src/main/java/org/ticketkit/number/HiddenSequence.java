package org.ticketkit.number;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The opaque mode (rule N4): the sequences of each length are permuted among themselves, so that every one has a number and every
 * number is of one.
 *
 * <p>Up to the padding these are all numbers of that many digits. Beyond it, where a written number never begins with a zero, the
 * permutation is walked on until it leaves a number that does not (cycle walking): the others are a set of their own.
 */
final class HiddenSequence {

    private final Ff1 cipher;
    private final String keyCheck;

    HiddenSequence(byte[] key) {
        if (key.length != 16 && key.length != 24 && key.length != 32) {
            throw new IllegalArgumentException("the key of case numbers has 16, 24 or 32 bytes, not " + key.length
                    + "; draw them by chance, once");
        }
        this.cipher = new Ff1(key);
        this.keyCheck = keyCheck(key);
    }

    /** Tells this key from others, without telling it. */
    String keyCheck() {
        return keyCheck;
    }

    /** Returns the digits that are shown for a sequence. */
    long shown(long sequence, int digits, boolean grown, byte[] tweak) {
        long number = sequence;
        do {
            number = cipher.encrypt(number, digits, tweak);
        } while (grown && number < Ff1.power(digits - 1));
        return number;
    }

    /** Returns the sequence that some digits are shown for. */
    long sequence(long shown, int digits, boolean grown, byte[] tweak) {
        long number = shown;
        do {
            number = cipher.decrypt(number, digits, tweak);
        } while (grown && number < Ff1.power(digits - 1));
        return number;
    }

    private static String keyCheck(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            byte[] check = mac.doFinal("the key of case numbers".getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(check);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
