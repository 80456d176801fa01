package org.ticketkit;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.number.CaseNumberFormat;
import org.ticketkit.number.CaseNumberScanner;
import org.ticketkit.number.FormatChoice;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.ticket.CaseNumber;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.TenantId;

/**
 * How new tickets are numbered (rules N1 and N2), and how numbers are read.
 *
 * @param sequence draws the running part
 * @param formats all formats, those of before included
 * @param choice says which of them a new number is written in
 * @param scanner reads numbers of all formats
 */
record Numbering(
        CaseNumberSequence sequence, List<CaseNumberFormat> formats, FormatChoice choice, CaseNumberScanner scanner) {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    /** The same numbering, of tickets of another storage. */
    Numbering on(CaseNumberSequence other) {
        return new Numbering(other, formats, choice, scanner);
    }

    /** The number of a ticket that is opened now. */
    CaseNumber draw(TenantId tenant, String queue, String category, Instant now) {
        CaseNumberFormat format = choice.formatOf(tenant, queue, category);
        if (!formats.contains(format)) {
            throw new Misconfigured("The number of a ticket in queue '" + queue + "' is to be written by " + format
                    + ", which this desk does not know; hand it to numbers(...) of the builder");
        }
        return format.format(sequence.next(tenant, format.seriesAt(now)), now);
    }

    /** Has the periods of this instant made ready, so that the first number of each is 1 or little above. */
    void prepare(Instant now) {
        for (CaseNumberFormat format : formats) {
            try {
                sequence.prepare(format.seriesAt(now));
            } catch (RuntimeException failure) {
                LOG.warn(
                        "The new period of {} could not be made ready; trying again with the next work",
                        format,
                        failure);
            }
        }
    }
}
