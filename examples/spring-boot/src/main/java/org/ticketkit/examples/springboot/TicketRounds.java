package org.ticketkit.examples.springboot;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.ticketkit.TicketDesk;
import org.ticketkit.ticket.TicketException;

/** Does what is due and sends what waits, every few seconds, on every node. Not transactional: {@code deliver} refuses to be. */
@Component
class TicketRounds {

    private static final Logger LOG = LoggerFactory.getLogger(TicketRounds.class);

    private final TicketDesk desk;
    private final TicketMetrics metrics;

    TicketRounds(TicketDesk desk, TicketMetrics metrics) {
        this.desk = desk;
        this.metrics = metrics;
    }

    @Scheduled(initialDelayString = "${tickets.round}", fixedDelayString = "${tickets.round}")
    void round() {
        try {
            desk.work(100);
            desk.deliver(100);
            metrics.show(desk.health());
        } catch (TicketException e) {
            LOG.warn("A round failed; the next one goes on", e);
        }
    }

    /** Removes files that were uploaded and never sent. */
    @Scheduled(initialDelay = 1, fixedDelay = 24, timeUnit = TimeUnit.HOURS)
    void sweep() {
        try {
            desk.attachments().sweep(1_000);
        } catch (TicketException e) {
            LOG.warn("The sweep failed; tomorrow's goes on", e);
        }
    }
}
