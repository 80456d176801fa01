package org.ticketkit.worktime;

import java.time.LocalDate;
import java.util.Map;

/**
 * The holidays of a place, year by year (rule W6): yours to implement, over a library or a file.
 *
 * <p>A calendar asks for the years that a question touches, and asks again when it looks further; so answer quickly, and always the same
 * under the same name. The name stands for the content in the text and the fingerprint of a calendar: where holidays change, rename them
 * and give the calendar a new version.
 */
public interface Holidays {

    /** What they are called, in one line, such as {@code Germany/Bavaria}; tells them apart from others. */
    String name();

    /** The dates of this year that are off, and what each is called; dates of other years are refused. */
    Map<LocalDate, String> in(int year);
}
