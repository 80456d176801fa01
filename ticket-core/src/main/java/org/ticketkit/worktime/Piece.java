package org.ticketkit.worktime;

import java.util.ArrayList;
import java.util.List;

/** A part of one local day, in seconds after midnight, half-open, and why it counts or not. */
record Piece(int from, int to, Reason reason) {

    /** The day with this reason painted over a part of it; what takes time out is painted over working time only. */
    static List<Piece> paint(List<Piece> day, Hours part, Reason reason) {
        List<Piece> painted = new ArrayList<>(day.size() + 2);
        for (Piece piece : day) {
            int start = Math.max(piece.from, part.start());
            int end = Math.min(piece.to, part.end());
            if (start >= end || (!reason.isWorking() && !piece.reason.isWorking())) {
                painted.add(piece);
            } else {
                add(painted, piece.from, start, piece.reason);
                add(painted, start, end, reason);
                add(painted, end, piece.to, piece.reason);
            }
        }
        return painted;
    }

    private static void add(List<Piece> day, int from, int to, Reason reason) {
        if (from < to) {
            day.add(new Piece(from, to, reason));
        }
    }
}
