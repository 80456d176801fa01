package org.ticketkit.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;

/**
 * What makes a raw mail the same when it comes again (rule M1): its mailbox, and the SHA-256 of its bytes without trace headers.
 *
 * <p>The Message-ID is one of the headers that are hashed, so two mails with one id and different content are two mails. Not hashed
 * is what servers add or change on the way: an mbox line at the start; the headers {@code Received}, {@code Return-Path}, {@code
 * Delivered-To}, {@code X-Original-To}, {@code Envelope-To}, {@code Authentication-Results}, {@code DKIM-Signature} and the like
 * ({@link #TRACE}, {@link #TRACE_FAMILIES}); whether lines end in CR LF or LF; and empty lines at the end.
 */
final class DedupeKey {

    /** Headers that tell of the way, in lower case. */
    static final Set<String> TRACE = Set.of(
            "received",
            "received-spf",
            "return-path",
            "delivered-to",
            "envelope-to",
            "authentication-results",
            "dkim-signature",
            "dkim-filter",
            "domainkey-signature",
            "status",
            "x-status",
            "x-original-to",
            "x-envelope-to",
            "x-envelope-from",
            "x-delivered-to",
            "x-received",
            "x-uid",
            "x-uidl",
            "x-keywords");

    /** How the names of further such headers begin, in lower case. */
    static final Set<String> TRACE_FAMILIES =
            Set.of("arc-", "x-spam-", "x-virus-", "x-google-", "x-gm-", "x-ms-exchange-", "x-forefront-", "x-mozilla-");

    private static final int LONGEST_NAME = 80;

    private final byte[] raw;
    private final MessageDigest digest;
    private int emptyLines;

    private DedupeKey(byte[] raw) {
        this.raw = raw;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The key of a raw mail in a mailbox. */
    static String of(String mailbox, byte[] raw) {
        return "mail:" + mailbox + ":" + HexFormat.of().formatHex(new DedupeKey(raw).digest());
    }

    private byte[] digest() {
        boolean inHeader = true;
        boolean isTrace = false;
        int start = startsWith("From ") ? lineEnd(0) : 0;
        while (start < raw.length) {
            int next = lineEnd(start);
            int end = contentEnd(start, next);
            if (inHeader && end == start) {
                inHeader = false;
                isTrace = false;
            } else if (inHeader && !isBlank(raw[start])) {
                isTrace = isTrace(start, end);
            }
            if (!isTrace) {
                line(start, end);
            }
            start = next;
        }
        return digest.digest();
    }

    /** Empty lines count only once something follows them. */
    private void line(int start, int end) {
        if (start == end) {
            emptyLines++;
            return;
        }
        for (; emptyLines > 0; emptyLines--) {
            digest.update((byte) '\n');
        }
        digest.update(raw, start, end - start);
        digest.update((byte) '\n');
    }

    private boolean isTrace(int start, int end) {
        int colon = start;
        while (colon < end && colon - start < LONGEST_NAME && raw[colon] != ':') {
            colon++;
        }
        String name = new String(raw, start, colon - start, StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return TRACE.contains(name) || TRACE_FAMILIES.stream().anyMatch(name::startsWith);
    }

    private boolean startsWith(String text) {
        if (raw.length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (raw[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private int lineEnd(int from) {
        int i = from;
        while (i < raw.length && raw[i] != '\n') {
            i++;
        }
        return Math.min(i + 1, raw.length);
    }

    private int contentEnd(int start, int next) {
        int end = next > start && raw[next - 1] == '\n' ? next - 1 : next;
        return end > start && raw[end - 1] == '\r' ? end - 1 : end;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
