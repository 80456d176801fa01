package org.ticketkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ticketkit.internal.ApprovalUpkeep;
import org.ticketkit.internal.Consulting;
import org.ticketkit.internal.Delegating;
import org.ticketkit.internal.EventCodec;
import org.ticketkit.internal.Fold;
import org.ticketkit.internal.HandingOver;
import org.ticketkit.internal.Lapsing;
import org.ticketkit.internal.Moving;
import org.ticketkit.internal.Owning;
import org.ticketkit.internal.TicketCodec;
import org.ticketkit.spi.StoredEvent;
import org.ticketkit.spi.StoredRecord;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Roles;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/** Holds one stored ticket against its history. Reads only; the cost grows with its events and entries, by pages. */
final class TicketCheck {

    private static final int PAGE = 500;

    private final Engine engine;
    private final TicketStore store;
    private final StoredRecord record;
    private final TicketId id;
    private final List<Inconsistency> found = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private boolean isFromANewerVersion;

    TicketCheck(Engine engine, StoredRecord record) {
        this.engine = engine;
        this.store = engine.storage().store();
        this.record = record;
        this.id = new TicketId(record.ref().id());
    }

    /** What is wrong with it; empty if its history has events that this version does not know. */
    Optional<List<Inconsistency>> findings() {
        Ticket ticket = read();
        if (ticket != null) {
            Ticket folded = folded(ticket.events());
            if (isFromANewerVersion) {
                return Optional.empty();
            }
            if (folded != null) {
                compare(ticket, folded);
                compareConversation();
            }
            compareParts(ticket);
        }
        return Optional.of(found);
    }

    private void wrong(Inconsistency.Kind kind, String detail) {
        found.add(new Inconsistency(id, kind, detail));
    }

    private @Nullable Ticket read() {
        try {
            return TicketCodec.decode(record).ticket();
        } catch (RuntimeException unreadable) {
            wrong(Inconsistency.Kind.RECORD_UNREADABLE, unreadable.getClass().getSimpleName());
            return null;
        }
    }

    /** The ticket that its history makes, or null if the history is broken. */
    private @Nullable Ticket folded(long events) {
        Ticket folded = null;
        long last = 0;
        List<StoredEvent> page;
        do {
            page = store.events(record.tenant(), record.ref(), last, PAGE);
            for (StoredEvent event : page) {
                last++;
                if (event.sequence() != last || last > events) {
                    wrong(Inconsistency.Kind.HISTORY_BROKEN, "event " + last);
                    return null;
                }
                folded = after(folded, event);
                if (folded == null) {
                    return null;
                }
            }
        } while (page.size() == PAGE);
        if (last < events) {
            wrong(Inconsistency.Kind.HISTORY_BROKEN, "event " + (last + 1));
            return null;
        }
        return folded;
    }

    private @Nullable Ticket after(@Nullable Ticket before, StoredEvent event) {
        try {
            Recorded recorded = EventCodec.decode(event);
            isFromANewerVersion |= recorded.event() instanceof TicketEvent.Unknown;
            Ticket after = Fold.apply(record.tenant(), before, recorded);
            if (recorded.event() instanceof TicketEvent.EntryAdded added) {
                told.add(new Told(added, after.conversation().sequence()));
            }
            return after;
        } catch (RuntimeException unreadable) {
            wrong(Inconsistency.Kind.HISTORY_BROKEN, "event " + event.sequence());
            return null;
        }
    }

    private void compare(Ticket ticket, Ticket folded) {
        Set<String> differing = differing(
                ticket.withoutText(),
                folded.toBuilder().version(ticket.version()).build());
        if (!differing.isEmpty()) {
            wrong(Inconsistency.Kind.RECORD_DIFFERS, String.join(", ", differing));
        }
    }

    private static Set<String> differing(Ticket one, Ticket other) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : Ticket.class.getRecordComponents()) {
            if (!Objects.equals(value(component, one), value(component, other))) {
                names.add(component.getName());
            }
        }
        return names;
    }

    private static @Nullable Object value(RecordComponent component, Ticket ticket) {
        try {
            return component.getAccessor().invoke(ticket);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new LinkageError("a record's accessors are public and throw nothing", impossible);
        }
    }

    private void compareConversation() {
        Set<Entry.Kind> all = EnumSet.allOf(Entry.Kind.class);
        int count = 0;
        long last = 0;
        List<Entry> page;
        do {
            page = store.entries(record.tenant(), id, all, last, PAGE);
            for (Entry entry : page) {
                last = entry.sequence();
                count++;
                if (count > told.size() || !told.get(count - 1).isOf(entry)) {
                    wrong(Inconsistency.Kind.CONVERSATION_DIFFERS, "entry " + count);
                    return;
                }
            }
        } while (page.size() == PAGE);
        if (count < told.size()) {
            wrong(Inconsistency.Kind.CONVERSATION_DIFFERS, "entry " + (count + 1));
        }
    }

    /** An entry as the history tells of it, and its place in the conversation. */
    private record Told(TicketEvent.EntryAdded event, long sequence) {

        boolean isOf(Entry entry) {
            return sequence == entry.sequence()
                    && event.entry().equals(entry.id())
                    && event.kind() == entry.kind()
                    && event.direction() == entry.direction();
        }
    }

    private void compareParts(Ticket ticket) {
        compareIndex(ticket);
        Set<?> participants = store.participants(record.tenant(), id).stream()
                .map(Participant::id)
                .collect(Collectors.toSet());
        if (!participants.equals(ticket.participants())) {
            wrong(Inconsistency.Kind.PARTICIPANTS_DIFFER, participants.size() + " are stored");
        }
        requireKey(UniqueKey.NUMBER, ticket.number().value());
        ticket.reference().map(ExternalReference::toString).ifPresent(value -> requireKey(UniqueKey.REFERENCE, value));
        Set<String> timers = store.timers(record.tenant(), record.ref()).stream()
                .map(Timer::kind)
                .collect(Collectors.toSet());
        ticket.wakeAt().ifPresent(at -> requireTimer(Moving.WAKE, timers));
        ApprovalUpkeep.nextDeadline(ticket)
                .filter(at -> ticket.merger().isEmpty())
                .ifPresent(at -> requireTimer(ApprovalUpkeep.DEADLINE, timers));
        ticket.lease().ifPresent(lease -> requireTimer(Owning.CLAIM_END, timers));
        if (ticket.merger().isEmpty()) {
            compareTimers(ticket.roles(), timers);
        }
        engine.knownLifecycle(ticket)
                .flatMap(lifecycle -> Lapsing.due(ticket, lifecycle))
                .ifPresent(due -> requireTimer(Lapsing.LAPSE, timers));
    }

    private void compareTimers(Roles roles, Set<String> timers) {
        roles.offer().ifPresent(offer -> requireTimer(HandingOver.END, timers));
        roles.delegations().stream().findAny().ifPresent(any -> requireTimer(Delegating.END, timers));
        roles.consultations().stream()
                .filter(open -> !open.isOverdue())
                .findAny()
                .ifPresent(any -> requireTimer(Consulting.DUE, timers));
    }

    private void compareIndex(Ticket ticket) {
        Map<TicketField, Object> expected = TicketField.valuesOf(ticket);
        Map<TicketField, Object> differing = new EnumMap<>(TicketField.class);
        differing.putAll(expected);
        differing.putAll(record.fields());
        differing
                .keySet()
                .removeIf(field ->
                        Objects.equals(expected.get(field), record.fields().get(field)));
        if (!differing.isEmpty()) {
            wrong(
                    Inconsistency.Kind.INDEX_DIFFERS,
                    differing.keySet().stream().map(TicketField::name).collect(Collectors.joining(", ")));
        }
    }

    private void requireKey(String scope, String value) {
        boolean leadsHere = store.findByKey(record.tenant(), new UniqueKey(scope, value))
                .filter(holder -> holder.ref().equals(record.ref()))
                .isPresent();
        if (!leadsHere) {
            wrong(Inconsistency.Kind.KEY_LOST, scope);
        }
    }

    private void requireTimer(String kind, Set<String> timers) {
        if (!timers.contains(kind)) {
            wrong(Inconsistency.Kind.TIMER_LOST, kind);
        }
    }
}
