package org.ticketkit.mail;

import java.util.ArrayList;
import java.util.List;
import org.ticketkit.mail.mime.EncodedWords;

/** Reads address lists, however they are written: groups, comments, missing quotes and brackets, encoded as a whole. */
final class AddressReader {

    private final String text;
    private final int most;
    private final List<MailAddress> found = new ArrayList<>();
    private final StringBuilder phrase = new StringBuilder();
    private final StringBuilder comment = new StringBuilder();
    private final StringBuilder angle = new StringBuilder();
    private boolean hasAngle;
    private boolean quotesAreLetters;
    private int closingBracket = -1;
    private int position;

    private AddressReader(String text, int most) {
        this.text = text;
        this.most = most;
    }

    /** At most so many mailboxes of an unfolded, undecoded header value, in their order. */
    static List<MailAddress> read(String value, int most) {
        List<MailAddress> read = new AddressReader(value, most).read();
        boolean usable = read.stream().anyMatch(MailAddress::isUsable);
        if (!usable && value.contains("=?")) {
            List<MailAddress> decoded = new AddressReader(EncodedWords.decode(value), most).read();
            return decoded.stream().anyMatch(MailAddress::isUsable) ? decoded : read;
        }
        return read;
    }

    private List<MailAddress> read() {
        while (position < text.length() && found.size() < most) {
            step(text.charAt(position));
        }
        if (found.size() < most) {
            end();
        }
        return found;
    }

    private void step(char c) {
        switch (c) {
            case '"' -> readQuoted();
            case '(' -> readComment();
            case '<' -> readAngle();
            case ',', ';' -> {
                position++;
                end();
            }
            case ':' -> {
                position++;
                endGroupName();
            }
            default -> readWord(c);
        }
    }

    /** A comma inside an encoded word divides nothing. */
    private void readWord(char c) {
        int close = c == '=' && text.startsWith("=?", position) ? encodedWordEnd() : -1;
        int end = close < 0 ? position + 1 : close;
        phrase.append(text, position, end);
        position = end;
    }

    private int encodedWordEnd() {
        int encoding = text.indexOf('?', position + 2);
        int content = encoding < 0 ? -1 : text.indexOf('?', encoding + 1);
        int close = content < 0 ? -1 : text.indexOf("?=", content + 1);
        return close < 0 ? -1 : close + 2;
    }

    private void readQuoted() {
        int close = quotesAreLetters ? -1 : closingQuote();
        if (close < 0) {
            // a lone quotation mark is a letter like any other; remembered, or many of them would take quadratic time
            quotesAreLetters = true;
            position++;
            return;
        }
        StringBuilder quoted = new StringBuilder();
        for (int i = position + 1; i < close; i++) {
            if (text.charAt(i) == '\\' && i + 1 < close) {
                i++;
            }
            quoted.append(text.charAt(i));
        }
        boolean localPart = close + 1 < text.length() && text.charAt(close + 1) == '@';
        phrase.append(localPart ? "\"" + quoted + "\"" : quoted);
        position = close + 1;
    }

    private int closingQuote() {
        for (int i = position + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }

    private void readComment() {
        int depth = 0;
        StringBuilder inside = new StringBuilder();
        do {
            char c = text.charAt(position++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (!(c == '(' && depth == 1) && depth > 0) {
                inside.append(c);
            }
        } while (depth > 0 && position < text.length());
        comment.append(comment.isEmpty() ? "" : " ").append(inside);
    }

    private void readAngle() {
        int close = closingBracket();
        int next = text.indexOf('<', position + 1);
        if (next > 0
                && (close < 0 || next < close)
                && !text.substring(position, next).contains("@")) {
            // "<Name <a@b>": the first bracket opens nothing
            position++;
            return;
        }
        int end = close >= 0 ? close : text.length();
        if (!hasAngle || angle.indexOf("@") < 0) {
            angle.setLength(0);
            angle.append(text, position + 1, end);
        }
        hasAngle = true;
        position = Math.min(text.length(), end + 1);
    }

    /** Searched only when the last one found lies behind: otherwise a row of opening brackets would take quadratic time. */
    private int closingBracket() {
        if (closingBracket < position && closingBracket != Integer.MAX_VALUE) {
            int found = text.indexOf('>', position);
            closingBracket = found < 0 ? Integer.MAX_VALUE : found;
        }
        return closingBracket == Integer.MAX_VALUE ? -1 : closingBracket;
    }

    /** What stands before a colon names a group, unless it is an address already. */
    private void endGroupName() {
        if (phrase.indexOf("@") < 0) {
            phrase.setLength(0);
        } else {
            phrase.append(':');
        }
    }

    private void end() {
        String words = phrase.toString().strip();
        if (hasAngle) {
            addAngle(words);
        } else if (!words.isEmpty()) {
            addBare(words);
        }
        phrase.setLength(0);
        comment.setLength(0);
        angle.setLength(0);
        hasAngle = false;
    }

    private void addAngle(String words) {
        String inner = EncodedWords.decode(angle.toString()).strip();
        if (inner.indexOf('@') < 0 && words.indexOf('@') > 0 && words.indexOf(' ') < 0) {
            add(words, inner);
        } else {
            add(inner, words.isEmpty() ? comment.toString() : words);
        }
    }

    /** Without brackets the word with an at sign is the address, and the others are the name. */
    private void addBare(String words) {
        List<String> name = new ArrayList<>();
        String address = "";
        for (String word : words.split("\\s+", -1)) {
            if (address.isEmpty() && word.indexOf('@') >= 0) {
                address = word;
            } else {
                name.add(word);
            }
        }
        if (address.isEmpty() && name.size() == 1) {
            add(name.get(0), comment.toString());
        } else {
            add(address, name.isEmpty() ? comment.toString() : String.join(" ", name));
        }
    }

    private void add(String address, String name) {
        found.add(new MailAddress(Mailboxes.address(address), Mailboxes.name(name)));
    }
}
