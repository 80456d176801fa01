package org.ticketkit.sabotage;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.ChangeSet.Outcome;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.Search;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.StoredTicket;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketId;

/** Stores that keep or give back records, entries, events and people wrongly: S6 to S8, S13, S15, S16, S20 and S21. */
final class BrokenReads {

    private static final TenantId FIRST_TENANT = TenantId.of("tenant-one");

    private static final RewritingStore.Rewrite NORMALISES = (changes, sound) -> Copies.withEntries(
            changes,
            changes.entries().stream()
                    .map(entry -> Copies.withText(entry, Normalizer.normalize(entry.text(), Normalizer.Form.NFC)))
                    .toList());

    private BrokenReads() {}

    static List<Saboteur<Storage>> all() {
        return List.of(
                Saboteur.store("S6", "stores local times of the default zone", LocalTimes::new),
                Saboteur.store("S6", "normalises texts", sound -> new RewritingStore(sound, NORMALISES)),
                Saboteur.store("S7", "starts a page at the event that ended the last", RepeatsEvents::new),
                Saboteur.store("S7", "cuts the page before it looks at the kind", FiltersTooLate::new),
                Saboteur.store("S8", "repeats the ticket that ended the last page", RepeatsTickets::new),
                Saboteur.store("S8", "lists a page backwards", Backwards::new),
                Saboteur.store("S8", "negates as SQL does, without the absent", NegatesLikeSql::new),
                Saboteur.store("S13", "finds another tenant's entries", LeaksEntries::new),
                Saboteur.store("S13", "finds another tenant's records by key", LeaksKeys::new),
                Saboteur.store("S15", "sorts participants by name", SortsParticipants::new),
                Saboteur.store("S16", "has the end in the period", IncludesTheEnd::new),
                Saboteur.store("S20", "finds only tickets in which somebody takes part", FindsTheAttended::new),
                Saboteur.store("S21", "finds a ticket as often as it is asked for", FindsTwice::new));
    }

    private static final class LocalTimes extends AroundStore {
        LocalTimes(TicketStore sound) {
            super(sound);
        }

        @Override
        public Outcome commit(ChangeSet changes) {
            return sound.commit(Copies.withEntries(
                    changes,
                    changes.entries().stream()
                            .map(entry -> Copies.withInstant(entry, local(entry.at())))
                            .toList()));
        }

        @Override
        public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long after, int limit) {
            return sound.entries(tenant, ticket, kinds, after, limit).stream()
                    .map(entry -> Copies.withInstant(entry, utc(entry.at())))
                    .toList();
        }

        @Override
        public Optional<Entry> entry(TenantId tenant, EntryId id) {
            return sound.entry(tenant, id).map(entry -> Copies.withInstant(entry, utc(entry.at())));
        }

        private static Instant local(Instant at) {
            return LocalDateTime.ofInstant(at, ZoneId.systemDefault()).toInstant(ZoneOffset.UTC);
        }

        private static Instant utc(Instant local) {
            return LocalDateTime.ofInstant(local, ZoneOffset.UTC)
                    .atZone(ZoneId.systemDefault())
                    .toInstant();
        }
    }

    private static final class RepeatsEvents extends AroundStore {
        RepeatsEvents(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredEvent> events(TenantId tenant, RecordRef record, long after, int limit) {
            return sound.events(tenant, record, Math.max(after - 1, 0), limit);
        }
    }

    private static final class FiltersTooLate extends AroundStore {
        FiltersTooLate(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Entry> entries(TenantId tenant, TicketId ticket, Set<Entry.Kind> kinds, long after, int limit) {
            return sound.entries(tenant, ticket, Set.of(Entry.Kind.values()), after, limit).stream()
                    .filter(entry -> kinds.contains(entry.kind()))
                    .toList();
        }
    }

    private static final class RepeatsTickets extends AroundStore {
        RepeatsTickets(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> search(Search search) {
            Stream<StoredRecord> last = search.after().stream()
                    .flatMap(position ->
                            sound.find(search.tenant(), new RecordRef(RecordRef.TICKET, position.id())).stream());
            return Stream.concat(last, sound.search(search).stream())
                    .limit(search.limit())
                    .toList();
        }
    }

    private static final class Backwards extends AroundStore {
        Backwards(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> search(Search search) {
            return reversed(sound.search(search));
        }
    }

    private static final class NegatesLikeSql extends AroundStore {
        NegatesLikeSql(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> search(Search search) {
            return sound.search(new Search(
                    search.tenant(), spoil(search.criteria()), search.sort(), search.after(), search.limit()));
        }

        private static Criteria spoil(Criteria criteria) {
            return criteria instanceof Criteria.Not not && not.other() instanceof Criteria.In in
                    ? Criteria.all(not, Criteria.not(Criteria.absent(in.field())))
                    : criteria;
        }
    }

    private static final class LeaksEntries extends AroundStore {
        LeaksEntries(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<Entry> entry(TenantId tenant, EntryId id) {
            return sound.entry(tenant, id).or(() -> sound.entry(FIRST_TENANT, id));
        }
    }

    private static final class LeaksKeys extends AroundStore {
        LeaksKeys(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredRecord> findByKey(TenantId tenant, UniqueKey key) {
            return sound.findByKey(FIRST_TENANT, key).or(() -> sound.findByKey(tenant, key));
        }
    }

    private static final class SortsParticipants extends AroundStore {
        SortsParticipants(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<Participant> participants(TenantId tenant, TicketId ticket) {
            return sound.participants(tenant, ticket).stream()
                    .sorted(Comparator.comparing(Participant::id))
                    .toList();
        }
    }

    private static final class FindsTheAttended extends AroundStore {
        FindsTheAttended(TicketStore sound) {
            super(sound);
        }

        @Override
        public Optional<StoredTicket> findTicket(TenantId tenant, TicketId id) {
            return sound.findTicket(tenant, id)
                    .filter(found -> !found.participants().isEmpty());
        }
    }

    private static final class FindsTwice extends AroundStore {
        FindsTwice(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredRecord> findTickets(TenantId tenant, Collection<TicketId> ids) {
            return ids.stream()
                    .flatMap(id -> sound.findTickets(tenant, List.of(id)).stream())
                    .toList();
        }
    }

    private static final class IncludesTheEnd extends AroundStore {
        IncludesTheEnd(TicketStore sound) {
            super(sound);
        }

        @Override
        public List<StoredEvent> eventsBetween(
                TenantId tenant, Instant from, Instant to, Optional<StoredEvent> after, int limit) {
            return sound.eventsBetween(tenant, from, to.plusNanos(1_000), after, limit);
        }
    }

    private static <T> List<T> reversed(List<T> list) {
        List<T> copy = new ArrayList<>(list);
        Collections.reverse(copy);
        return copy;
    }
}
