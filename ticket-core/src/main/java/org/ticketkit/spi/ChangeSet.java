package org.ticketkit.spi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.notice.Rendered;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/**
 * Everything that one command writes: conditional writes that a store applies all or nothing, in the order of the components.
 *
 * <p>The conditions are the expected version of a record, the freedom of a unique key, the presence of a timer and the token of a
 * notice. If one does not hold, nothing is written and {@link Outcome} says which.
 *
 * @param tenant whose everything in it is
 * @param records records to insert or update
 * @param keys unique keys to take
 * @param events events to append
 * @param entries entries to append
 * @param participants participants to add or remove
 * @param timers timers to set or clear
 * @param notices notices to add, freeze or settle
 */
public record ChangeSet(
        TenantId tenant,
        List<RecordWrite> records,
        List<KeyWrite> keys,
        List<StoredEvent> events,
        List<Entry> entries,
        List<ParticipantWrite> participants,
        List<TimerWrite> timers,
        List<NoticeWrite> notices) {

    /** Copies the lists. */
    public ChangeSet {
        records = List.copyOf(records);
        keys = List.copyOf(keys);
        events = List.copyOf(events);
        entries = List.copyOf(entries);
        participants = List.copyOf(participants);
        timers = List.copyOf(timers);
        notices = List.copyOf(notices);
    }

    /**
     * Insert or update a record.
     *
     * @param ref which record
     * @param expectedVersion the version that it must have; 0 for "not there yet". The new version is one more.
     * @param body the document
     * @param fields the indexed fields, replaced as a whole; an empty set is left out, as a field without a value
     * @param kept fields that have the same value, or are as empty, in the expected version: a store need not write them again, and may
     */
    public record RecordWrite(
            RecordRef ref, long expectedVersion, String body, Map<TicketField, Object> fields, Set<TicketField> kept) {

        /** A write of all fields. */
        public RecordWrite(RecordRef ref, long expectedVersion, String body, Map<TicketField, Object> fields) {
            this(ref, expectedVersion, body, fields, Set.of());
        }

        /** Copies map and set and checks that every value is of its field's type. */
        public RecordWrite {
            Map<TicketField, Object> present = new EnumMap<>(TicketField.class);
            fields.forEach((field, value) -> {
                if (!field.type().accepts(value)) {
                    throw new IllegalArgumentException(ref + ": " + field + " is no " + field.type());
                }
                if (!Set.of().equals(value)) {
                    present.put(field, value);
                }
            });
            fields = Map.copyOf(present);
            kept = Set.copyOf(kept);
        }

        /** The same write where these are the fields of the expected version. */
        public RecordWrite over(Map<TicketField, Object> before) {
            Set<TicketField> same = Arrays.stream(TicketField.values())
                    .filter(field -> Objects.equals(fields.get(field), before.get(field)))
                    .collect(Collectors.toSet());
            return new RecordWrite(ref, expectedVersion, body, fields, same);
        }

        /** The record as it is once this is written. */
        public StoredRecord written(TenantId tenant) {
            return new StoredRecord(tenant, ref, expectedVersion + 1, body, fields);
        }
    }

    /**
     * Take a unique key for a record.
     *
     * @param key the key
     * @param owner the record that holds it, there already or written by the same change set
     * @param fingerprint what the key was taken for, so that a repeat can be told from a misuse; may be empty
     * @param whenTaken what if another record, or this one, holds it already
     */
    public record KeyWrite(UniqueKey key, RecordRef owner, String fingerprint, WhenTaken whenTaken) {

        /** What if a key is taken already? Closed for good. */
        public enum WhenTaken {
            /** The change set is not written. */
            CONFLICT,
            /** The key stays with its first holder, the rest is written. */
            KEEP
        }
    }

    /** Add a participant to a ticket, or remove one; ours to extend. A change set speaks of each person on a ticket once. */
    public sealed interface ParticipantWrite {

        /** The ticket. */
        TicketId ticket();

        /** The key of the participant. */
        RequesterId person();

        /** What it makes of those who take part, in the order in which they joined: a new one comes last, a known one stays in place. */
        List<Participant> applied(List<Participant> before);

        /**
         * Add a participant; one with the same key that is there already is replaced.
         *
         * @param ticket the ticket
         * @param participant the participant
         */
        record Add(TicketId ticket, Participant participant) implements ParticipantWrite {
            @Override
            public RequesterId person() {
                return participant.id();
            }

            @Override
            public List<Participant> applied(List<Participant> before) {
                List<Participant> after = new ArrayList<>(before);
                after.replaceAll(there -> there.id().equals(person()) ? participant : there);
                if (!after.contains(participant)) {
                    after.add(participant);
                }
                return List.copyOf(after);
            }
        }

        /**
         * Remove a participant, if there is one with this key.
         *
         * @param ticket the ticket
         * @param person the participant's key
         */
        record Remove(TicketId ticket, RequesterId person) implements ParticipantWrite {
            @Override
            public List<Participant> applied(List<Participant> before) {
                return before.stream()
                        .filter(there -> !there.id().equals(person))
                        .toList();
            }
        }
    }

    /** Set or clear a timer; ours to extend. */
    public sealed interface TimerWrite {

        /**
         * Set a timer, in place of one of the same kind on the same record.
         *
         * @param timer the timer
         */
        record Set(Timer timer) implements TimerWrite {}

        /**
         * Clear a timer.
         *
         * @param record the record that it is on
         * @param kind its kind
         * @param expectedDue the due instant that it must have, or empty to clear whatever is there, if anything
         */
        record Clear(RecordRef record, String kind, Optional<Instant> expectedDue) implements TimerWrite {}
    }

    /** Add a notice, or change how far one got; ours to extend. */
    public sealed interface NoticeWrite {

        /**
         * Add a notice; one with the same key that is there already is kept and this one dropped.
         *
         * @param notice the notice
         */
        record Add(StoredNotice notice) implements NoticeWrite {}

        /**
         * Freeze the words of a claimed notice.
         *
         * @param id the notice
         * @param token the token of the claim, which must still be the last
         * @param rendered the words
         */
        record Freeze(NoticeId id, long token, Rendered rendered) implements NoticeWrite {}

        /**
         * Say what became of a notice: state, due instant and problem are replaced.
         *
         * @param id the notice
         * @param token the token of the claim, which must still be the last
         * @param state the new state
         * @param due when it may be claimed again, if the state is pending
         * @param problem what went wrong, empty if nothing did
         * @param at when; {@link StoredNotice#settledAt()} from then on, but empty again if the state is pending or sending
         */
        record Settle(
                NoticeId id, long token, StoredNotice.State state, Instant due, Optional<String> problem, Instant at)
                implements NoticeWrite {}
    }

    /** What became of a change set; ours to extend. */
    public sealed interface Outcome {

        /** All of it is written. */
        record Written() implements Outcome {}

        /**
         * Nothing is written: a record has another version, or is there already, or is not there.
         *
         * @param ref the record
         */
        record VersionConflict(RecordRef ref) implements Outcome {}

        /**
         * Nothing is written: a key is taken.
         *
         * @param key the key
         * @param holder the record that holds it
         * @param fingerprint what it was taken for
         */
        record KeyTaken(UniqueKey key, RecordRef holder, String fingerprint) implements Outcome {}

        /**
         * Nothing is written: a timer is gone or due at another instant.
         *
         * @param record the record that it was on
         * @param kind its kind
         */
        record TimerGone(RecordRef record, String kind) implements Outcome {}

        /**
         * Nothing is written: somebody else claimed the notice after this claim.
         *
         * @param id the notice
         */
        record LeaseLost(NoticeId id) implements Outcome {}
    }

    /** Starts an empty change set of this tenant. */
    public static Builder of(TenantId tenant) {
        return new Builder(tenant);
    }

    /** Collects the writes. */
    public static final class Builder {

        private final TenantId tenant;
        private final List<RecordWrite> records = new ArrayList<>();
        private final List<KeyWrite> keys = new ArrayList<>();
        private final List<StoredEvent> events = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<ParticipantWrite> participants = new ArrayList<>();
        private final List<TimerWrite> timers = new ArrayList<>();
        private final List<NoticeWrite> notices = new ArrayList<>();

        private Builder(TenantId tenant) {
            this.tenant = tenant;
        }

        /** Writes a record. */
        public Builder record(RecordWrite write) {
            records.add(write);
            return this;
        }

        /** Takes a key. */
        public Builder key(KeyWrite write) {
            keys.add(write);
            return this;
        }

        /** Appends an event. */
        public Builder event(StoredEvent event) {
            events.add(event);
            return this;
        }

        /** Appends an entry. */
        public Builder entry(Entry entry) {
            entries.add(entry);
            return this;
        }

        /** Adds or removes a participant. */
        public Builder participant(ParticipantWrite write) {
            participants.add(write);
            return this;
        }

        /** Sets or clears a timer. */
        public Builder timer(TimerWrite write) {
            timers.add(write);
            return this;
        }

        /** Adds or changes a notice. */
        public Builder notice(NoticeWrite write) {
            notices.add(write);
            return this;
        }

        /** Writes all of another change set of the same tenant, too. */
        public Builder all(ChangeSet other) {
            records.addAll(other.records);
            keys.addAll(other.keys);
            events.addAll(other.events);
            entries.addAll(other.entries);
            participants.addAll(other.participants);
            timers.addAll(other.timers);
            notices.addAll(other.notices);
            return this;
        }

        /** The change set, its records by kind and id: of two that cross, none waits in a circle for what the other one holds. */
        public ChangeSet build() {
            records.sort(Comparator.comparing((RecordWrite write) -> write.ref().kind())
                    .thenComparing(write -> write.ref().id()));
            return new ChangeSet(tenant, records, keys, events, entries, participants, timers, notices);
        }
    }
}
