package org.ticketkit.mail.mime;

import java.util.ArrayList;
import java.util.List;

/** Reads one header block and finds where the body begins. */
final class HeaderReader {

    /** How many lines after a broken one may show that the header goes on. */
    private static final int LINES_AHEAD = 3;

    private final Lines lines;
    private final Work work;
    private final List<HeaderFields.Field> fields = new ArrayList<>();
    private final StringBuilder value = new StringBuilder();
    private String name = "";
    private int size;

    HeaderReader(Lines lines, Work work) {
        this.lines = lines;
        this.work = work;
    }

    /** All blocks of fields in the bytes; lines that are no fields are left out. */
    static List<HeaderFields> blocks(byte[] bytes, Work work) {
        Lines lines = new Lines(bytes, 0, bytes.length, work);
        List<HeaderFields> blocks = new ArrayList<>();
        while (lines.hasNext()) {
            int before = lines.position();
            HeaderFields block = new HeaderReader(lines, work).read();
            if (!block.fields().isEmpty()) {
                blocks.add(block);
            }
            if (lines.position() == before) {
                lines.next();
            }
        }
        return blocks;
    }

    /** Reads up to the blank line and leaves the lines at the beginning of the body. */
    HeaderFields read() {
        while (lines.hasNext()) {
            int start = lines.position();
            lines.next();
            if (lines.isEmpty()) {
                break;
            }
            if (!take(start)) {
                lines.moveTo(start);
                break;
            }
        }
        endField();
        return new HeaderFields(fields);
    }

    private boolean take(int start) {
        size += lines.end() - lines.start();
        if (size > work.maxHeaderBytes()) {
            work.note(Repair.HEADERS_CUT);
            return true;
        }
        int colon = lines.fieldNameEnd();
        if (lines.isIndented()) {
            continueField();
            return true;
        }
        if (colon > 0) {
            endField();
            name = lines.text(lines.start(), colon).strip();
            value.append(lines.text(lines.afterColon(colon), lines.end()));
            return true;
        }
        work.note(Repair.HEADER_BROKEN);
        return isMailboxLine() || headerGoesOn(start);
    }

    private void continueField() {
        if (!name.isEmpty()) {
            while (!value.isEmpty() && value.charAt(value.length() - 1) <= ' ') {
                value.setLength(value.length() - 1);
            }
            value.append(' ').append(lines.text(lines.start(), lines.end()).strip());
        }
    }

    private boolean isMailboxLine() {
        String line = lines.text(lines.start(), Math.min(lines.end(), lines.start() + 6));
        return line.startsWith("From ") || line.startsWith(">From ");
    }

    private boolean headerGoesOn(int start) {
        int back = lines.position();
        boolean found = false;
        for (int i = 0; i < LINES_AHEAD && !found && lines.hasNext(); i++) {
            lines.next();
            if (lines.isEmpty()) {
                break;
            }
            found = !lines.isIndented() && lines.fieldNameEnd() > 0;
        }
        lines.moveTo(found ? back : start);
        return found;
    }

    private void endField() {
        if (!name.isEmpty()) {
            fields.add(new HeaderFields.Field(name, value.toString().strip()));
        }
        name = "";
        value.setLength(0);
    }
}
