package org.ticketkit.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ticketkit.lifecycle.Situation;
import org.ticketkit.notice.Notice;
import org.ticketkit.notice.NoticeId;
import org.ticketkit.spi.ChangeSet;
import org.ticketkit.spi.RecordRef;
import org.ticketkit.spi.StoredNotice;
import org.ticketkit.spi.Timer;
import org.ticketkit.spi.UniqueKey;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Entry;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.Participant;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Requester;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.Span;
import org.ticketkit.ticket.StagedFile;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;
import org.ticketkit.ticket.TicketField;
import org.ticketkit.ticket.TicketId;

/**
 * A decision in the making: the ticket as it becomes, the events that say why, and what else is to be written with it.
 *
 * <p>The ticket only ever changes by an event, through {@link Fold}, or in its text. Nothing is read or written here.
 */
public final class Change {

    private final Context context;
    private final TicketId id;
    private final Map<String, @Nullable Object> preserved;
    private final long expectedVersion;
    private final Map<TicketField, Object> fields;
    private final List<Recorded> events = new ArrayList<>();
    private final ChangeSet.Builder writes;
    private final List<TicketId> openBlockers;
    private final List<Participant> people;
    private final List<Change> others = new ArrayList<>();
    private Optional<Instant> deadline;
    private @Nullable Ticket ticket;

    private Change(Context context, TicketId id, TicketCodec.@Nullable Loaded loaded) {
        this.context = context;
        this.id = id;
        this.ticket = loaded == null ? null : loaded.ticket();
        this.deadline = loaded == null ? Optional.empty() : ApprovalUpkeep.nextDeadline(loaded.ticket());
        this.preserved = loaded == null ? Map.of() : loaded.preserved();
        this.expectedVersion = loaded == null ? 0 : loaded.ticket().version();
        this.fields = loaded == null ? Map.of() : loaded.fields();
        this.openBlockers = loaded == null ? List.of() : loaded.openBlockers();
        this.people = loaded == null ? List.of() : loaded.people();
        this.writes = ChangeSet.of(context.tenant());
    }

    /** A change that opens a ticket; its first event must be {@link TicketEvent.Opened}. */
    static Change opening(Context context, TicketId id) {
        return new Change(context, id, null);
    }

    /** A change of a ticket that was read. */
    static Change of(Context context, TicketCodec.Loaded loaded) {
        context.acting().require(context, loaded.ticket());
        return new Change(context, loaded.ticket().id(), loaded);
    }

    /** A change of a ticket because a timer came due; written with it, the timer's end makes sure that it fires once. */
    public static Change firing(Context context, TicketCodec.Loaded loaded, Timer timer) {
        Change change = of(context, loaded);
        change.writes.timer(new ChangeSet.TimerWrite.Clear(timer.record(), timer.kind(), Optional.of(timer.due())));
        if (timer.kind().equals(ApprovalUpkeep.DEADLINE)) {
            change.deadline = Optional.empty();
        }
        return change;
    }

    /** An identity that nothing else has. */
    UUID newId() {
        return context.ids().next(context.now());
    }

    /** When it is decided. */
    Instant now() {
        return context.now();
    }

    /** Who decides. */
    Actor actor() {
        return context.actor();
    }

    /** How the one who asked is reached, as far as the decision was told. */
    Optional<Requester> requester() {
        return people.stream()
                .filter(person -> person.id().equals(ticket().requester()))
                .findFirst()
                .map(person -> new Requester(person.id(), person.contact()));
    }

    /** What guards are asked about. */
    Situation situation() {
        return Situation.of(ticket(), context.actor(), context.now()).blockedBy(openBlockers);
    }

    /** The ticket as it has become so far. */
    public Ticket ticket() {
        if (ticket == null) {
            throw new IllegalStateException("ticket " + id + " is not opened yet");
        }
        return ticket;
    }

    /** The ticket as it will be read after the commit. */
    public Ticket committed() {
        return events.isEmpty()
                ? ticket()
                : ticket().toBuilder().version(expectedVersion + 1).build();
    }

    /** The events so far, those of tickets that change together with this one after its own. */
    public List<Recorded> events() {
        return Stream.concat(events.stream(), others.stream().flatMap(other -> other.events().stream()))
                .toList();
    }

    /** Did nothing happen? Then there is nothing to write. */
    public boolean isEmpty() {
        return events().isEmpty();
    }

    /** Says what happened; the ticket follows. */
    Change happened(TicketEvent event) {
        long sequence = ticket == null ? 1 : ticket.events() + 1;
        Recorded recorded = new Recorded(id, sequence, context.actor(), context.cause(), context.now(), event);
        boolean isFirst = ticket == null;
        ticket = Fold.apply(context.tenant(), ticket, recorded);
        if (isFirst) {
            context.acting().require(context, ticket);
        }
        events.add(recorded);
        return this;
    }

    /** Changes what events do not carry: subject, custom fields and attributes. */
    Change text(UnaryOperator<Ticket.Builder> edit) {
        ticket = edit.apply(ticket().toBuilder()).build();
        return ApprovalUpkeep.contentChanged(this);
    }

    /** Adds an entry to the conversation; {@code reason} is what an automatic one is. */
    Entry entry(
            Entry.Kind kind,
            Entry.Direction direction,
            Content content,
            String channel,
            @Nullable String messageId,
            String reason) {
        EntryId entryId = new EntryId(context.ids().next(context.now()));
        happened(new TicketEvent.EntryAdded(entryId, kind, direction, reason, Optional.empty()));
        Span whole = new Span(0, content.text().length());
        Entry entry = new Entry(
                entryId,
                id,
                ticket().conversation().sequence(),
                kind,
                direction,
                context.actor(),
                channel,
                content.text(),
                Optional.ofNullable(content.html()),
                content.newPart() == null ? whole : content.newPart(),
                content.attachments().stream().map(StagedFile::file).toList(),
                Optional.ofNullable(messageId),
                context.now());
        writes.entry(entry);
        if (messageId != null) {
            key(new UniqueKey(UniqueKey.MESSAGE_ID, messageId), "", ChangeSet.KeyWrite.WhenTaken.KEEP);
        }
        return entry;
    }

    /** Adds a copy of another ticket's entry to the conversation: the same words and files, by the same author, of the same instant. */
    Entry copy(Entry origin) {
        EntryId entryId = new EntryId(context.ids().next(context.now()));
        happened(new TicketEvent.EntryAdded(entryId, origin.kind(), origin.direction(), "", Optional.of(origin.id())));
        Entry entry = new Entry(
                entryId,
                id,
                ticket().conversation().sequence(),
                origin.kind(),
                origin.direction(),
                origin.author(),
                origin.channel(),
                origin.text(),
                origin.html(),
                origin.newPart(),
                origin.attachments(),
                origin.messageId(),
                origin.at());
        writes.entry(entry);
        return entry;
    }

    /** Takes a unique key for this ticket. */
    Change key(UniqueKey key, String fingerprint, ChangeSet.KeyWrite.WhenTaken whenTaken) {
        writes.key(new ChangeSet.KeyWrite(key, RecordRef.ticket(id), fingerprint, whenTaken));
        return this;
    }

    /** Lets a person on the outside take part from here on. */
    Change participant(Participant participant) {
        writes.participant(new ChangeSet.ParticipantWrite.Add(id, participant));
        return this;
    }

    /** Lets a person on the outside take part no more. */
    Change withoutParticipant(RequesterId person) {
        writes.participant(new ChangeSet.ParticipantWrite.Remove(id, person));
        return this;
    }

    /** Sets a timer on this ticket. */
    Change timer(String kind, Instant due) {
        writes.timer(new ChangeSet.TimerWrite.Set(Timer.at(context.tenant(), RecordRef.ticket(id), kind, due)));
        return this;
    }

    /** Clears a timer of this ticket, if there is one. */
    Change clearTimer(String kind) {
        writes.timer(new ChangeSet.TimerWrite.Clear(RecordRef.ticket(id), kind, Optional.empty()));
        return this;
    }

    /** Has something said by the newest version of a template, if anybody delivers notices on the recipient's channel. */
    Change notice(
            Notice.Kind kind,
            String template,
            Requester recipient,
            Map<String, String> parameters,
            Optional<EntryId> carries,
            Optional<EntryId> answers) {
        String about = carries.or(() -> answers).map(EntryId::toString).orElse(id.toString());
        return notice(kind, template, about, recipient, parameters, carries, answers);
    }

    /** Has the requester told what has just happened, at each event anew, as an answer to their last message. */
    Change notification(String template, Map<String, String> parameters) {
        String about = id + "." + ticket().events();
        Optional<EntryId> answers = ticket().conversation().lastInbound();
        requester()
                .ifPresent(recipient -> notice(
                        Notice.Kind.NOTIFICATION, template, about, recipient, parameters, Optional.empty(), answers));
        return this;
    }

    private Change notice(
            Notice.Kind kind,
            String template,
            String about,
            Requester recipient,
            Map<String, String> parameters,
            Optional<EntryId> carries,
            Optional<EntryId> answers) {
        if (context.channels().contains(recipient.contact().channel())) {
            NoticeId noticeId = new NoticeId(context.ids().next(context.now()));
            String key = template + ":" + about + ":" + recipient.id();
            Notice notice = new Notice(
                    noticeId,
                    context.tenant(),
                    key,
                    id,
                    kind,
                    recipient,
                    context.templates().newest(template).orElseThrow(),
                    parameters,
                    carries,
                    answers,
                    context.now());
            writes.notice(new ChangeSet.NoticeWrite.Add(StoredNotice.pending(notice)));
        }
        return this;
    }

    /** Writes something of another kind along with the change. */
    public Change along(Consumer<ChangeSet.Builder> more) {
        more.accept(writes);
        return this;
    }

    /** Writes what happened to another ticket along with this one, or neither. */
    Change together(Change other) {
        others.add(other);
        return this;
    }

    /** All that is to be written. */
    public ChangeSet changeSet() {
        ChangeSet.Builder all = ChangeSet.of(context.tenant());
        for (Change part : Stream.concat(Stream.of(this), others.stream()).toList()) {
            if (!part.events.isEmpty()) {
                all.record(part.record());
                part.setDeadline();
            }
            part.events.forEach(event -> all.event(EventCodec.encode(event)));
            all.all(part.writes.build());
            context.rules().timer(context.tenant(), part.events).ifPresent(all::timer);
        }
        return all.build();
    }

    /** Has the timer of approvals follow whatever happened to them. */
    private void setDeadline() {
        Optional<Instant> next = ApprovalUpkeep.nextDeadline(ticket());
        if (!next.equals(deadline)) {
            next.ifPresentOrElse(at -> timer(ApprovalUpkeep.DEADLINE, at), () -> clearTimer(ApprovalUpkeep.DEADLINE));
        }
    }

    private ChangeSet.RecordWrite record() {
        return TicketCodec.encode(ticket().toBuilder().version(expectedVersion).build(), preserved)
                .over(fields);
    }
}
