package org.ticketkit.worktime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan in a zone, with the offsets that the zone has. */
record ZonedSchedule(ZoneId zone, Offsets offsets, Plan plan) implements Schedule {

    /** How many years of holidays are asked for at once where stretches are found one by one. */
    private static final int YEARS_AHEAD = 10;

    @Override
    public Table table(long from, long to) {
        // no zone is a day away from UTC, and the year of a neighbour does no harm
        Plan known = plan.knowing(Hours.yearOf(from - Hours.DAY), Hours.yearOf(to + Hours.DAY));
        return ZonedTable.of(new LocalTimeline(known), offsets, from, to);
    }

    @Override
    public int depth() {
        return 1;
    }

    @Override
    public Iterator<Stretch> stretches(long from, long to) {
        return new DayByDay(from, to);
    }

    /** Walks the pieces of each local day, and within a day from one offset to the next. */
    private final class DayByDay extends Stretches {

        private final long to;
        private long at;
        private Segment segment;
        private Segment next;
        private long day;
        private List<Piece> pieces = List.of();
        private final Map<DayOfWeek, List<Piece>> week = new EnumMap<>(DayOfWeek.class);
        private Plan known = plan;
        private long knownUntil = Long.MIN_VALUE;

        DayByDay(long from, long to) {
            this.at = from;
            this.to = to;
            this.segment = Segment.at(offsets, from);
            this.next = segment.next(offsets, to);
        }

        @Override
        @Nullable
        Stretch advance() {
            if (at >= to) {
                return null;
            }
            if (at == next.start()) {
                segment = next;
                next = segment.next(offsets, to);
            }
            Piece piece = pieceAt(at + segment.offset());
            long start = at;
            at = Math.min(day * Hours.DAY + piece.to() - segment.offset(), next.start());
            return new Stretch(start, at, piece.reason());
        }

        private Piece pieceAt(long local) {
            long today = Math.floorDiv(local, (long) Hours.DAY);
            if (pieces.isEmpty() || today != day) {
                day = today;
                pieces = piecesOn(day);
            }
            long second = local - day * Hours.DAY;
            int i = 0;
            while (pieces.get(i).to() <= second) {
                i++;
            }
            return pieces.get(i);
        }

        private List<Piece> piecesOn(long date) {
            if (date >= knownUntil) {
                int year = LocalDate.ofEpochDay(date).getYear();
                knownUntil = LocalDate.of(year + YEARS_AHEAD, 1, 1).toEpochDay();
                known = plan.knowing(year - 1, year + YEARS_AHEAD);
            }
            return known.isExceptional(date)
                    ? known.piecesOn(date)
                    : week.computeIfAbsent(
                            LocalDate.ofEpochDay(date).getDayOfWeek(),
                            weekday -> plan.plain().piecesOn(date));
        }
    }
}
