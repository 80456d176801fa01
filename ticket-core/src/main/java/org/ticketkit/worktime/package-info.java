/**
 * Working time: how much of it lies between two instants, and when an amount of it will have passed (rules W1 to W6).
 *
 * <p>Start with {@link org.ticketkit.worktime.WorkCalendar}: one is built by {@link org.ticketkit.worktime.WorkCalendarBuilder}, or made
 * of several by union, intersection and replacement. {@link org.ticketkit.worktime.Holidays} is the one interface to implement, {@link
 * org.ticketkit.worktime.MonthPicture} draws what a calendar says.
 *
 * <p>To read how it works, go from the question to the arithmetic:
 *
 * <ol>
 *   <li>{@code WorkCalendar} turns every question into two: how many working seconds are there before a second, itself a working one
 *       or not ({@code mark}), and which is the working second before which there are so many ({@code secondAt}). A {@code Table} answers both; {@code Tables}
 *       makes a larger one where a question goes beyond it.
 *   <li>{@code Plan} knows what applies on a local date, and why: it is the one place with the precedence of W2.
 *   <li>{@code LocalTimeline} counts without a zone: whole weeks in closed form, plus a sorted table of the exceptional days.
 *   <li>{@code ZonedTable} lays that onto the time line: between two changes of a zone's offset, instants and local times differ by a
 *       constant, and so do their counts.
 *   <li>{@code Schedule} has the three kinds of calendar: one with a zone and a plan, a combination of several, one that replaces another.
 * </ol>
 *
 * <p>Pure functions: no clock, no default zone; the tables that a calendar keeps are a cache. The package may look at the values of {@code
 * org.ticketkit.ticket} and at nothing else of ours.
 */
@NullMarked
package org.ticketkit.worktime;

import org.jspecify.annotations.NullMarked;
