/**
 * Working time: how much of it lies between two instants, and when an amount of it will have passed (rules W1 to W6).
 *
 * <p>Start with {@link org.ticketkit.worktime.WorkCalendar}: one is built by {@link org.ticketkit.worktime.WorkCalendarBuilder}, or made
 * of several by union, intersection and replacement. {@link org.ticketkit.worktime.Holidays} is the one interface to implement, {@link
 * org.ticketkit.worktime.MonthPicture} draws what a calendar says, {@link org.ticketkit.worktime.Term} is a length of elapsed or of
 * working time.
 *
 * <p>To read how it works, go from the question to the arithmetic:
 *
 * <ol>
 *   <li>{@code WorkCalendar} turns every question into two: how many working seconds are there before a second, itself a working one
 *       or not (a {@code Mark}), and which is the working second before which there are so many. A {@code Table} answers both; {@code
 *       Tables} keeps one, and makes a larger one where a question goes beyond it.
 *   <li>{@code Plan} knows what applies on a local date, and why: it is the one place with the precedence of W2. It holds {@code Hours} and
 *       {@code NamedDays}, and paints a day in {@code Piece}s; {@code DayHours} are the working ones among these.
 *   <li>{@code LocalTimeline} counts without a zone: a {@code Week} in closed form, plus a sorted table of the exceptional days.
 *   <li>{@code ZonedTable} lays that onto the time line: in a {@code Segment} between two changes of a zone's {@code Offsets}, instants and
 *       local times differ by a constant, and so do their counts.
 *   <li>{@code Schedule} has the three kinds of calendar: one with a zone and a plan, a combination of several ({@code IntervalTable}), one
 *       that replaces another ({@code ReplacedTable}). It also tells the {@code Stretches} that intervals are made of, one by one.
 * </ol>
 *
 * <p>What is left can be read alone: {@code Search}, {@code SortedIndex} and {@code DaySet} find a number among sorted ones; {@code
 * CalendarText} and {@code CalendarReader} write and read a calendar, with {@code DayNames}; {@code Overlaps} serves the builder, {@code
 * Svg} the picture.
 *
 * <p>Pure functions: no clock, no default zone; the tables that a calendar keeps are a cache. The package may look at the values of {@code
 * org.ticketkit.ticket} and at nothing else of ours.
 */
@NullMarked
package org.ticketkit.worktime;

import org.jspecify.annotations.NullMarked;
