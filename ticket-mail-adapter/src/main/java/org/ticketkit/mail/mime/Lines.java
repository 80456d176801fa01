package org.ticketkit.mail.mime;

/** A cursor over the lines of a range of bytes; CR LF, LF and lone CR end a line. */
final class Lines {

    private final byte[] raw;
    private final int limit;
    private final Work work;
    private int position;
    private int start;
    private int end;

    Lines(byte[] raw, int from, int limit, Work work) {
        this.raw = raw;
        this.position = from;
        this.limit = limit;
        this.work = work;
    }

    boolean hasNext() {
        return position < limit;
    }

    /** Moves to the next line: afterwards start and end hold it without its line end. */
    void next() {
        start = position;
        int i = position;
        while (i < limit && raw[i] != '\n' && !isLoneReturn(i)) {
            i++;
        }
        end = i;
        while (i < limit && raw[i] == '\n' && end > start && raw[end - 1] == '\r') {
            end--;
        }
        position = Math.min(limit, i + 1);
        work.spend(position - start);
    }

    void moveTo(int newPosition) {
        position = newPosition;
    }

    int position() {
        return position;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    boolean isEmpty() {
        return start >= end;
    }

    boolean isIndented() {
        return start < end && (raw[start] == ' ' || raw[start] == '\t');
    }

    boolean startsWith(byte[] prefix) {
        if (end - start < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if (raw[start + i] != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    /** Index of the end of a field name, or -1 if the line is no field. */
    int fieldNameEnd() {
        int i = start;
        while (i < end && raw[i] > ' ' && raw[i] != ':' && raw[i] != 127) {
            i++;
        }
        int nameEnd = i;
        while (i < end && (raw[i] == ' ' || raw[i] == '\t')) {
            i++;
        }
        return nameEnd > start && i < end && raw[i] == ':' ? nameEnd : -1;
    }

    int afterColon(int nameEnd) {
        int i = nameEnd;
        while (raw[i] != ':') {
            i++;
        }
        return i + 1;
    }

    String text(int from, int to) {
        return Charsets.guess(raw, from, to);
    }

    private boolean isLoneReturn(int i) {
        return raw[i] == '\r' && (i + 1 >= limit || (raw[i + 1] != '\n' && !isDoubledReturn(i)));
    }

    /** CR CR LF, which some gateways make of CR LF, is one line end. */
    private boolean isDoubledReturn(int i) {
        return raw[i + 1] == '\r' && i + 2 < limit && raw[i + 2] == '\n';
    }
}
