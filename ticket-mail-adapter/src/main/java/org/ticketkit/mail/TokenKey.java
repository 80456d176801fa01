package org.ticketkit.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One secret and its id. */
final class TokenKey {

    /** 80 bits in base 32, to the last bit: no two texts are the same signature. */
    static final int SIGNATURE_LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[a-z0-9]{1,4}");

    private final String id;
    private final SecretKeySpec secret;

    private TokenKey(String id, SecretKeySpec secret) {
        this.id = id;
        this.secret = secret;
    }

    static TokenKey of(String id, byte[] secret) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "mail token key id '" + id + "': use 1 to 4 letters in lower case or digits, for example k1");
        }
        if (secret.length < MailTokens.SHORTEST_SECRET) {
            throw new IllegalArgumentException("the secret of mail token key '" + id + "' has " + secret.length
                    + " bytes: make " + MailTokens.SHORTEST_SECRET
                    + " or more with a SecureRandom once, and keep them with the other secrets of the host");
        }
        return new TokenKey(id, new SecretKeySpec(secret, ALGORITHM));
    }

    String id() {
        return id;
    }

    String sign(String... parts) {
        return mac(parts).substring(0, SIGNATURE_LENGTH);
    }

    boolean signed(String signature, String... parts) {
        return MessageDigest.isEqual(
                sign(parts).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole HMAC in base 32, over the parts, each behind its length so that no two lists read the same. */
    String mac(String... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
                mac.update(bytes);
            }
            return Base32.encode(mac.doFinal());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
