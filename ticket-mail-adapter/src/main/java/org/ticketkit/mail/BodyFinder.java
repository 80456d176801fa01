package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticketkit.mail.mime.MimePart;
import org.ticketkit.mail.mime.Repair;
import org.ticketkit.mail.mime.Work;

/** Tells the texts of a mail from its attachments. */
final class BodyFinder {

    private static final Set<String> SIGNATURES =
            Set.of("application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature");

    /** What is looked at as text; a longer one is cut and kept whole as an attachment. */
    static final int MOST_CHARACTERS = 2 * 1024 * 1024;

    private final Work work;
    private final List<String> plain = new ArrayList<>();
    private final List<String> html = new ArrayList<>();
    private final List<MimePart> attachments = new ArrayList<>();

    private int charactersLeft = MOST_CHARACTERS;
    private int htmlLeft = HtmlTree.MOST_CHARACTERS;

    private BodyFinder(Work work) {
        this.work = work;
    }

    static BodyFinder in(MimePart root, Work work) {
        BodyFinder finder = new BodyFinder(work);
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
        } else if (part.type().isMultipart() && !part.isTooDeep()) {
            addUndivided(part);
        } else if (isBody(part, alone)) {
            addText(part);
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
        return readable && (part.disposition().isEmpty() || part.fileName().isEmpty());
    }

    /** A multipart in which no part was found: what a person wrote may stand there all the same. */
    private void addUndivided(MimePart part) {
        Optional<String> delimiter = part.type().parameters().value("boundary").map(boundary -> "--" + boundary);
        String text = PlainText.block(part.text())
                .lines()
                .filter(line -> delimiter.filter(line::startsWith).isEmpty())
                .collect(Collectors.joining("\n"));
        if (!text.isBlank()) {
            plain.add(text);
        }
    }

    private void addText(MimePart part) {
        if (part.isBlank()) {
            return;
        }
        boolean isHtml = part.type().is("text", "html");
        String text = part.text();
        int most = isHtml ? Math.min(htmlLeft, charactersLeft) : charactersLeft;
        int length = wholeCharacters(text, most);
        if (length < text.length()) {
            attachments.add(part);
            work.note(isHtml ? Repair.HTML_CUT : Repair.TEXT_CUT);
        }
        charactersLeft -= length;
        htmlLeft -= isHtml ? length : 0;
        String kept = PlainText.block(text.substring(0, length));
        (isHtml ? html : plain).add(FlowedText.read(part.type(), kept));
    }

    /** How much of the text fits; half of a surrogate pair could not be kept. */
    private static int wholeCharacters(String text, int most) {
        if (text.length() <= most) {
            return text.length();
        }
        return most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    }
}
