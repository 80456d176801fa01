package org.ticketkit.mail;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;

/** RFC 4648 base 32 in lower case and without padding: letters and digits that survive a relay which folds case. */
final class Base32 {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /** The characters of an encoded {@link UUID}. */
    static final int UUID_LENGTH = 26;

    private Base32() {}

    static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * 8 + 4) / 5);
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = (buffer << 8) | (next & 0xff);
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(ALPHABET.charAt((buffer >> (bits - 5)) & 31));
            }
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((buffer << (5 - bits)) & 31));
        }
        return text.toString();
    }

    static String encode(UUID id) {
        return encode(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    /** Only what {@link #encode(UUID)} makes; empty for anything else. */
    static Optional<UUID> decodeUuid(String text) {
        if (text.length() != UUID_LENGTH || !isEncoded(text)) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.allocate(16);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            buffer = (buffer << 5) | ALPHABET.indexOf(text.charAt(i));
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (buffer >> bits));
            }
        }
        UUID id = new UUID(bytes.getLong(0), bytes.getLong(8));
        return encode(id).equals(text) ? Optional.of(id) : Optional.empty();
    }

    static boolean isEncoded(String text) {
        return text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);
    }
}
