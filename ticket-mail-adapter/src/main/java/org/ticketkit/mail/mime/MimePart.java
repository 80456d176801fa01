package org.ticketkit.mail.mime;

import java.util.List;
import java.util.Optional;

/** One entity: its headers, and either the parts inside or a content that is decoded on demand. */
public final class MimePart {

    private final HeaderFields headers;
    private final ContentType type;
    private final List<MimePart> children;
    private final byte[] raw;
    private final int from;
    private final int to;
    private final int depth;
    private final Work work;

    MimePart(
            HeaderFields headers,
            ContentType type,
            List<MimePart> children,
            byte[] raw,
            int from,
            int to,
            int depth,
            Work work) {
        this.headers = headers;
        this.type = type;
        this.children = List.copyOf(children);
        this.raw = raw;
        this.from = from;
        this.to = to;
        this.depth = depth;
        this.work = work;
    }

    /** Its headers. */
    public HeaderFields headers() {
        return headers;
    }

    /** Its content type, or the default of where it stands. */
    public ContentType type() {
        return type;
    }

    /** The parts of a multipart; empty for anything else, and for a multipart in which none was found. */
    public List<MimePart> children() {
        return children;
    }

    /** Says whether it is a multipart that nests too deep to be divided. */
    public boolean isTooDeep() {
        return type.isMultipart() && !work.allowsDepth(depth + 1);
    }

    /** The content, transfer-decoded. */
    public byte[] content() {
        return TransferCoding.decode(
                raw, from, to, headers.first("Content-Transfer-Encoding").orElse(""), work);
    }

    /** The content as text, by the charset that it names. */
    public String text() {
        byte[] bytes = content();
        String charset = type.charset().or(() -> HtmlCharset.find(type, bytes)).orElse("");
        if (!charset.isEmpty() && !Charsets.knows(charset)) {
            work.note(Repair.CHARSET_GUESSED);
        }
        return Charsets.decode(bytes, charset);
    }

    /** The message inside a {@code message/rfc822}, read now; empty for anything else or below the depth allowed. */
    public Optional<MimePart> embedded() {
        if (!isMessageLike() || !work.mayNest(depth + 1)) {
            return Optional.empty();
        }
        byte[] bytes = content();
        return Optional.of(MimeReader.entity(bytes, 0, bytes.length, depth + 1, ContentType.TEXT, work));
    }

    /** The content as blocks of fields divided by blank lines, as reports about deliveries have them. */
    public List<HeaderFields> fieldBlocks() {
        byte[] bytes = content();
        return HeaderReader.blocks(bytes, work);
    }

    /** Says whether nothing but blanks is in it. */
    public boolean isBlank() {
        for (int i = from; i < to; i++) {
            if (raw[i] > ' ' || raw[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The disposition in lower case: {@code attachment}, {@code inline}, or empty. */
    public String disposition() {
        return ContentType.disposition(headers.first("Content-Disposition").orElse(""));
    }

    /** The file name as the mail gives it, decoded, from either header. */
    public Optional<String> fileName() {
        return parametersOf("Content-Disposition")
                .value("filename")
                .filter(name -> !name.isBlank())
                .or(() -> type.parameters().value("name"))
                .or(() -> parametersOf("Content-Disposition").value("name"))
                .filter(name -> !name.isBlank());
    }

    private Parameters parametersOf(String header) {
        return headers.first(header)
                .map(ContentType::parse)
                .map(ContentType::parameters)
                .orElse(Parameters.NONE);
    }

    private boolean isMessageLike() {
        return type.isMessage() || type.is("text", "rfc822-headers") || type.is("message", "rfc822-headers");
    }
}
