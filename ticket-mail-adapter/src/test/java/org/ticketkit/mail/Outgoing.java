package org.ticketkit.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.Rendered;
import org.ticketkit.spi.OutgoingNotice;
import org.ticketkit.ticket.Attachment;
import org.ticketkit.ticket.Contact;

/** Notices on their way out, in tests: {@code anOutgoing(notifier).to("x@y.example").subject("Hello").done()}. */
final class Outgoing {

    private final MailNotifier notifier;
    private final Notices notice = Notices.aNotice();
    private String subject = "Your case T-000001";
    private String text = "Hello,\n\nit works again.\n";
    private Optional<String> answers = Optional.empty();
    private Optional<String> messageId = Optional.empty();
    private final Map<Attachment, byte[]> files = new LinkedHashMap<>();
    private OutgoingNotice.Files store = this::stored;

    private Outgoing(MailNotifier notifier) {
        this.notifier = notifier;
    }

    static Outgoing anOutgoing(MailNotifier notifier) {
        return new Outgoing(notifier);
    }

    Outgoing number(long n) {
        notice.number(n);
        return this;
    }

    Outgoing of(Notice.Kind kind) {
        notice.of(kind);
        return this;
    }

    Outgoing to(Contact contact) {
        notice.to(contact);
        return this;
    }

    Outgoing to(String address) {
        return to(Contact.mail(address));
    }

    Outgoing subject(String line) {
        subject = line;
        return this;
    }

    Outgoing text(String words) {
        text = words;
        return this;
    }

    Outgoing answers(String id) {
        answers = Optional.of(id);
        return this;
    }

    Outgoing messageId(String id) {
        messageId = Optional.of(id);
        return this;
    }

    Outgoing file(String name, String type, byte[] bytes) {
        files.put(new Attachment(name, type, bytes.length, "0".repeat(64)), bytes);
        return this;
    }

    Outgoing store(OutgoingNotice.Files other) {
        store = other;
        return this;
    }

    Notice notice() {
        return notice.done();
    }

    OutgoingNotice done() {
        String id = messageId.orElseGet(() -> notifier.messageId(notice()));
        List<Attachment> attachments = new ArrayList<>(files.keySet());
        return new OutgoingNotice(notice(), new Rendered(id, subject, text, answers, attachments), 1, store);
    }

    private Optional<InputStream> stored(Attachment file) {
        return Optional.ofNullable(files.get(file)).map(ByteArrayInputStream::new);
    }
}
