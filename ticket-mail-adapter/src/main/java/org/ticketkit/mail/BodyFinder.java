package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Entities;
import org.ticketkit.mail.mime.MimePart;

/** Tells the texts of a mail from its attachments. */
final class BodyFinder {

    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");

    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<MimePart> attachments = new ArrayList<>();

    static BodyFinder in(MimePart root) {
        BodyFinder finder = new BodyFinder();
        finder.visit(root, true);
        return finder;
    }

    List<String> plain() {
        return plain;
    }

    List<String> html() {
        return html;
    }

    List<MimePart> attachments() {
        return attachments;
    }

    private void visit(MimePart part, boolean alone) {
        if (!part.children().isEmpty()) {
            visitChildren(part);
        } else if (part.type().isMultipart()) {
            addText(part, plain);
        } else if (isBody(part, alone)) {
            addText(part, part.type().is("text", "html") ? html : plain);
        } else if (!SIGNATURES.contains(part.type().full())) {
            attachments.add(part);
        }
    }

    private void visitChildren(MimePart part) {
        for (MimePart child : part.children()) {
            visit(child, false);
        }
    }

    private static boolean isBody(MimePart part, boolean alone) {
        if (!part.type().type().equals("text") || part.disposition().equals("attachment")) {
            return false;
        }
        if (alone) {
            return true;
        }
        boolean readable = part.type().is("text", "plain") || part.type().is("text", "html");
        return readable && part.fileName().isEmpty();
    }

    private void addText(MimePart part, List<String> texts) {
        if (!part.isBlank()) {
            texts.add(PlainText.block(part.text()));
        }
    }

    static String escaped(String text) {
        return "<pre>" + Entities.escape(text) + "</pre>";
    }
}
