package org.ticketkit.internal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Vouches for texts that leave the desk and come back: signed with HMAC-SHA-256 for one purpose, cut to 128 bits and compared in constant
 * time, and where the text is nobody's business enciphered too (AES in counter mode, the signature as its start, as RFC 5297 does).
 */
public final class Seal {

    private static final int SIGNATURE_BYTES = 16;

    private final byte[] secret;
    private final SecretKeySpec cipherKey;

    /** Vouches with this secret. */
    public Seal(byte[] secret) {
        this.secret = secret.clone();
        this.cipherKey = new SecretKeySpec(sign("key", "cipher".getBytes(StandardCharsets.UTF_8)), "AES");
    }

    /** The signature of a text for a purpose. */
    String signature(String purpose, String text) {
        return encode(sign(purpose, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Is this the signature of the text for the purpose? */
    boolean isSignature(String claimed, String purpose, String text) {
        byte[] own = signature(purpose, text).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(own, claimed.getBytes(StandardCharsets.UTF_8));
    }

    /** The text enciphered and signed for a purpose. */
    String close(String purpose, String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = sign(purpose, plain);
        byte[] sealed = Arrays.copyOf(signature, SIGNATURE_BYTES + plain.length);
        System.arraycopy(encipher(signature, plain), 0, sealed, SIGNATURE_BYTES, plain.length);
        return encode(sealed);
    }

    /** The text that was closed for this purpose; empty if it was not, or for another. */
    Optional<String> open(String purpose, String closed) {
        byte[] sealed;
        try {
            sealed = Base64.getUrlDecoder().decode(closed);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
        if (sealed.length < SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] signature = Arrays.copyOf(sealed, SIGNATURE_BYTES);
        // counter mode undoes itself
        byte[] plain = encipher(signature, Arrays.copyOfRange(sealed, SIGNATURE_BYTES, sealed.length));
        return MessageDigest.isEqual(sign(purpose, plain), signature)
                ? Optional.of(new String(plain, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private byte[] encipher(byte[] start, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, cipherKey, new IvParameterSpec(start));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("the JDK has AES", impossible);
        }
    }

    private byte[] sign(String purpose, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError("every Java platform has HMAC-SHA-256", impossible);
        }
    }
}
