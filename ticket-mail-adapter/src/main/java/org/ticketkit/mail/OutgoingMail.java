package org.ticketkit.mail;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Attachment;

/**
 * A mail that writes itself: header as composed, text and HTML, files streamed from where they lie.
 *
 * <p>It writes the lines itself, since the library looks up a service for every header and part, reads the default time zone
 * for the date, needs a mailcap on the class path, and cuts every character to its low byte.
 */
final class OutgoingMail extends MimeMessage {

    private static final int CHUNK = 8_192;

    /** The end of our Message-ID: random part, key and signature. */
    private static final int UNFORESEEABLE = 32;

    private final Envelope envelope;
    private final List<String> header;
    private final Words words;
    private final OutgoingNotice outgoing;
    private boolean isBegun;

    OutgoingMail(Envelope envelope, List<String> header, Words words, OutgoingNotice outgoing) {
        super((@Nullable Session) null);
        this.envelope = envelope;
        this.header = List.copyOf(header);
        this.words = words;
        this.outgoing = outgoing;
    }

    Envelope envelope() {
        return envelope;
    }

    /** Did the server let us begin with the content? From then on it may have the mail without our knowing. */
    boolean isBegun() {
        return isBegun;
    }

    @Override
    public void writeTo(OutputStream out, String @Nullable [] ignored) throws IOException {
        isBegun = true;
        try {
            write(out);
        } catch (RuntimeException e) {
            // only an IOException makes the transport drop the connection instead of ending the mail here
            throw new IOException("a file could not be read", e);
        }
    }

    private void write(OutputStream out) throws IOException {
        for (String line : header) {
            lines(out, line, "");
        }
        if (outgoing.rendered().attachments().isEmpty()) {
            alternatives(out);
            return;
        }
        String boundary = boundary("mixed");
        lines(out, "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"", "", "--" + boundary, "");
        alternatives(out);
        for (Attachment file : outgoing.rendered().attachments()) {
            lines(out, "--" + boundary, "");
            file(out, file);
        }
        lines(out, "--" + boundary + "--", "");
    }

    private void alternatives(OutputStream out) throws IOException {
        String boundary = boundary("alternative");
        lines(out, "Content-Type: multipart/alternative;\r\n boundary=\"" + boundary + "\"", "");
        lines(out, "", "--" + boundary, "");
        text(out, "plain", words.text());
        lines(out, "--" + boundary, "");
        text(out, "html", words.html());
        lines(out, "--" + boundary + "--", "");
    }

    private static void text(OutputStream out, String kind, String text) throws IOException {
        TransferText body = TransferText.of(text);
        lines(out, "Content-Type: text/" + kind + "; charset=UTF-8", "");
        lines(out, "Content-Transfer-Encoding: " + body.encoding(), "", body.lines(), "");
    }

    private void file(OutputStream out, Attachment file) throws IOException {
        lines(out, "Content-Type: " + AttachedFile.type(file), "");
        lines(out, "Content-Disposition: attachment;" + AttachedFile.nameParameters(file), "");
        lines(out, "Content-Transfer-Encoding: base64", "", "");
        try (InputStream bytes = outgoing.files().open(file).orElseThrow(() -> new IOException("the file is gone"));
                OutputStream encoded = Base64.getMimeEncoder().wrap(new Kept(out))) {
            byte[] chunk = new byte[CHUNK];
            for (int n = bytes.read(chunk); n >= 0; n = bytes.read(chunk)) {
                encoded.write(chunk, 0, n);
            }
        }
        lines(out, "", "");
    }

    /** Nobody who writes the text can foresee it, for the id is signed; and no encoded text has a line like it. */
    private String boundary(String part) {
        String id = outgoing.rendered().messageId().replaceAll("@.*|[^A-Za-z0-9]", "");
        return "=_" + part + "_" + id.substring(Math.max(0, id.length() - UNFORESEEABLE));
    }

    private static void lines(OutputStream out, String... lines) throws IOException {
        out.write(String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * From whom and to whom, for the server.
     *
     * @param sender the envelope sender, empty for the null sender
     * @param recipient the one recipient
     */
    record Envelope(String sender, OutgoingAddress recipient) {}

    /**
     * The same in two forms.
     *
     * @param text plain
     * @param html as a document
     */
    record Words(String text, String html) {}

    /** Stays open when the encoder above it is closed. */
    private static final class Kept extends FilterOutputStream {

        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
