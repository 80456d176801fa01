/**
 * Working time with holidays from elsewhere: {@link org.ticketkit.examples.holidays.PublicHolidays} has those of countries and their parts
 * from Jollyday, {@link org.ticketkit.examples.holidays.CalendarFile} those of an iCalendar file. Start with {@link
 * org.ticketkit.examples.holidays.OfficeHours}.
 */
@NullMarked
package org.ticketkit.examples.holidays;

import org.jspecify.annotations.NullMarked;
