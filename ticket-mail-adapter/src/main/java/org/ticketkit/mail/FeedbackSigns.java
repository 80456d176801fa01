package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ticketkit.mail.mime.HeaderFields;
import org.ticketkit.mail.mime.MimePart;

/** Complaints: the recipients that a feedback report (RFC 5965) names, and the one form that is older than the standard. */
final class FeedbackSigns {

    private FeedbackSigns() {}

    /** Hotmail's junk mail reporting sends the complained mail as an attachment under this subject. */
    static Optional<String> complaint(HeaderFields headers) {
        boolean subject = headers.lower("Subject").startsWith("complaint about message from ");
        boolean sender = headers.lower("From").contains("staff@hotmail.com");
        return subject && sender ? Optional.of("subject and sender of Hotmail's complaints") : Optional.empty();
    }

    static List<RecipientReport> recipients(List<MimePart> parts) {
        List<RecipientReport> recipients = new ArrayList<>();
        for (MimePart part : parts) {
            for (HeaderFields block : part.fieldBlocks()) {
                block.all("Original-Rcpt-To").forEach(address -> recipients.add(recipient(address)));
            }
        }
        return recipients;
    }

    private static RecipientReport recipient(String address) {
        String clean = Mailboxes.address(address.toLowerCase(Locale.ROOT));
        return new RecipientReport(clean, Optional.empty(), "", Optional.empty(), "");
    }
}
