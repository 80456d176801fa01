package org.ticketkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ticketkit.internal.Cursors;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Sort;

/** Holds stored tickets against their history, page by page, while others go on working. */
final class ConsistencyCheck {

    private static final int READINGS = 5;

    private final Desk desk;
    private final TicketStore store;

    ConsistencyCheck(Desk desk) {
        this.desk = desk;
        this.store = desk.engine().storage().store();
    }

    ConsistencyReport check(PageRequest page) {
        Cursors cursors = desk.engine().cursors();
        String place = "consistency " + desk.tenantId();
        List<StoredRecord> found = store.search(new Search(
                desk.tenantId(),
                Criteria.everything(),
                Sort.OLDEST_FIRST,
                cursors.position(place, page),
                page.size() + 1));
        List<StoredRecord> records = found.subList(0, Math.min(found.size(), page.size()));
        Optional<String> next = found.size() > page.size()
                ? Optional.of(cursors.seal(place, position(records.get(records.size() - 1))))
                : Optional.empty();
        return report(records, next);
    }

    private static Search.Position position(StoredRecord last) {
        Object openedAt = Objects.requireNonNull(last.fields().get(Sort.OLDEST_FIRST.field()));
        return new Search.Position(openedAt, last.ref().id());
    }

    private ConsistencyReport report(List<StoredRecord> records, Optional<String> next) {
        List<Inconsistency> inconsistencies = new ArrayList<>();
        int skipped = 0;
        for (StoredRecord record : records) {
            Optional<List<Inconsistency>> found = settled(record);
            found.ifPresent(inconsistencies::addAll);
            skipped += found.isPresent() ? 0 : 1;
        }
        return new ConsistencyReport(records.size() - skipped, skipped, inconsistencies, next);
    }

    /** What is wrong with a ticket that did not change while it was looked at; empty if that cannot be told. */
    private Optional<List<Inconsistency>> settled(StoredRecord first) {
        StoredRecord record = first;
        for (int reading = 0; reading < READINGS; reading++) {
            Optional<List<Inconsistency>> found = new TicketCheck(desk.engine(), record).findings();
            if (found.filter(List::isEmpty).isPresent()) {
                return found;
            }
            Optional<StoredRecord> again = store.find(record.tenant(), record.ref());
            if (again.isEmpty()) {
                return Optional.of(List.of());
            }
            if (again.get().version() == record.version()) {
                return found;
            }
            record = again.get();
        }
        return Optional.empty();
    }
}
