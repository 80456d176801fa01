package org.ticketkit.internal;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ticketkit.ticket.AcceptHandOver;
import org.ticketkit.ticket.Acknowledgement;
import org.ticketkit.ticket.AddNote;
import org.ticketkit.ticket.AddParticipant;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Answer;
import org.ticketkit.ticket.ApprovalId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Batch;
import org.ticketkit.ticket.CastVote;
import org.ticketkit.ticket.Claim;
import org.ticketkit.ticket.Consult;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Content;
import org.ticketkit.ticket.Delegate;
import org.ticketkit.ticket.EndDelegation;
import org.ticketkit.ticket.EntryId;
import org.ticketkit.ticket.FieldValue;
import org.ticketkit.ticket.HandOver;
import org.ticketkit.ticket.Link;
import org.ticketkit.ticket.LinkTickets;
import org.ticketkit.ticket.Merge;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Reassign;
import org.ticketkit.ticket.RecordAutomatic;
import org.ticketkit.ticket.RefuseHandOver;
import org.ticketkit.ticket.Release;
import org.ticketkit.ticket.Repin;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.RequestApproval;
import org.ticketkit.ticket.RunMacro;
import org.ticketkit.ticket.Split;
import org.ticketkit.ticket.TicketId;
import org.ticketkit.ticket.Triage;
import org.ticketkit.ticket.Unlink;
import org.ticketkit.ticket.Unmerge;
import org.ticketkit.ticket.Unwatch;
import org.ticketkit.ticket.Watch;
import org.ticketkit.ticket.WithdrawApproval;
import org.ticketkit.ticket.WithdrawHandOver;

/** Commands with everything wrong that can be wrong, and what must be said about them as {@code path code}. */
final class InvalidCommands {

    /** A command and all that is wrong with it. */
    record Example(String name, Object command, List<String> violations) {

        @Override
        public String toString() {
            return name;
        }
    }

    static final TicketId TICKET = TicketId.parse("0190a6f0-0000-7000-8000-000000000001");

    private static final EntryId ENTRY = EntryId.parse("0190a6f0-0000-7000-8000-000000000002");
    private static final String MISSING = " ticketkit.missing";
    private static final String CODE = " ticketkit.code";
    private static final String LONG = " ticketkit.long";
    private static final String MANY = " ticketkit.many";
    private static final String BAD = "no code!";
    private static final FieldValue FIELD = new FieldValue.Text("x");

    private InvalidCommands() {}

    static OpenTicket fit() {
        return OpenTicket.from(Contact.mail("ann@example.org"))
                .subject("The lamp is dark")
                .text("Please send a new one")
                .build();
    }

    static List<Example> all() {
        List<Example> all = new ArrayList<>();
        all.addAll(openings());
        all.addAll(conversation());
        all.addAll(work());
        return all;
    }

    private static List<Example> openings() {
        return List.of(openedWithNothing(), openedWithHoles(), openedWithBadCodes(), openedWithTooMuch());
    }

    private static Example openedWithNothing() {
        return example(
                "open: everything null",
                empty(OpenTicket.class),
                "acknowledgement" + MISSING,
                "attributes" + MISSING,
                "category" + MISSING,
                "channel" + MISSING,
                "content" + MISSING,
                "fields" + MISSING,
                "links" + MISSING,
                "priority" + MISSING,
                "queue" + MISSING,
                "requester" + MISSING,
                "subject ticketkit.subject.empty",
                "tags" + MISSING);
    }

    private static Example openedWithHoles() {
        Map<String, Object> holes = new HashMap<>();
        holes.put("tags", Collections.singleton(null));
        holes.put("fields", Collections.singletonMap(null, null));
        holes.put("attributes", Collections.singletonMap("device", null));
        holes.put("links", Collections.singletonList(null));
        return example(
                "open: null within collections",
                copy(fit(), holes),
                "attributes[device]" + MISSING,
                "fields[]" + MISSING,
                "links[0]" + MISSING,
                "tags[]" + MISSING);
    }

    private static Example openedWithBadCodes() {
        Map<String, Object> codes = new HashMap<>();
        codes.put("subject", "two\r\nlines");
        codes.put("content", new Content(" ", null, null, null));
        codes.put("channel", "");
        codes.put("queue", BAD);
        codes.put("category", BAD);
        codes.put("tags", Set.of(BAD));
        codes.put("fields", Map.of(BAD, FIELD));
        codes.put("attributes", Map.of(BAD, "x".repeat(501)));
        codes.put("status", BAD);
        codes.put("messageId", "m".repeat(999));
        codes.put("idempotencyKey", "");
        return example(
                "open: codes that are none",
                copy(fit(), codes),
                "attributes[no code!]" + CODE,
                "attributes[no code!]" + LONG,
                "category" + CODE,
                "channel" + CODE,
                "content.attachments" + MISSING,
                "content.text ticketkit.text.empty",
                "fields[no code!]" + CODE,
                "idempotencyKey ticketkit.length",
                "messageId" + LONG,
                "queue" + CODE,
                "status" + CODE,
                "subject ticketkit.subject.line",
                "tags[]" + CODE);
    }

    private static Example openedWithTooMuch() {
        Map<String, Object> much = new HashMap<>();
        Map<String, FieldValue> fields = new HashMap<>();
        Map<String, String> attributes = new HashMap<>();
        Set<String> tags = new HashSet<>();
        for (int i = 0; i < 101; i++) {
            fields.put("f" + i, FIELD);
            attributes.put("a" + i, "x");
            tags.add("t" + i);
        }
        much.put("subject", "s".repeat(999));
        much.put("tags", tags);
        much.put("fields", fields);
        much.put("attributes", attributes);
        much.put("links", Collections.nCopies(51, new Link(Link.Kind.RELATES_TO, TICKET)));
        much.put("idempotencyKey", "k".repeat(201));
        return example(
                "open: too much",
                copy(fit(), much),
                "attributes" + MANY,
                "fields" + MANY,
                "idempotencyKey ticketkit.length",
                "links" + MANY,
                "subject ticketkit.subject.long",
                "tags" + MANY);
    }

    private static List<Example> conversation() {
        Content holes = new Content(null, null, null, Collections.singletonList(null));
        return List.of(
                example(
                        "reply: everything null",
                        empty(Reply.class),
                        "acknowledgement" + MISSING,
                        "content" + MISSING,
                        "ticket" + MISSING),
                example(
                        "reply: unfit",
                        Reply.to(TICKET, holes).by(BAD).withMessageId("m".repeat(999)),
                        "channel" + CODE,
                        "content.attachments[0]" + MISSING,
                        "content.text ticketkit.text.empty",
                        "messageId" + LONG),
                example("note: everything null", empty(AddNote.class), "content" + MISSING, "ticket" + MISSING),
                example(
                        "automatic: everything null",
                        empty(RecordAutomatic.class),
                        "channel" + MISSING,
                        "content" + MISSING,
                        "reason" + MISSING,
                        "ticket" + MISSING),
                example(
                        "automatic: unfit",
                        new RecordAutomatic(TICKET, Content.of("x"), BAD, "m".repeat(999), BAD),
                        "channel" + CODE,
                        "messageId" + LONG,
                        "reason" + CODE));
    }

    private static List<Example> work() {
        return List.of(
                example(
                        "move: everything null",
                        empty(Move.class),
                        "fields" + MISSING,
                        "overrides" + MISSING,
                        "status" + MISSING,
                        "ticket" + MISSING),
                movedWithHoles(),
                movedUnfitly(),
                example("approval: everything null", empty(RequestApproval.class), "of" + MISSING),
                example(
                        "vote: everything null",
                        empty(CastVote.class),
                        "approval" + MISSING,
                        "choice" + MISSING,
                        "hash" + MISSING,
                        "ticket" + MISSING),
                example(
                        "vote: unfit",
                        copy(empty(CastVote.class), Map.of("ticket", TICKET, "reason", BAD)),
                        "approval" + MISSING,
                        "choice" + MISSING,
                        "hash" + MISSING,
                        "reason" + CODE),
                example(
                        "withdrawal: everything null",
                        empty(WithdrawApproval.class),
                        "approval" + MISSING,
                        "ticket" + MISSING),
                example(
                        "withdrawal: unfit",
                        WithdrawApproval.of(TICKET, ApprovalId.parse(TICKET.toString()))
                                .because(BAD),
                        "reason" + CODE),
                example("triage: everything null", empty(Triage.class), "fields" + MISSING, "ticket" + MISSING),
                triagedWithHoles(),
                triagedUnfitly(),
                example("assign: everything null", empty(Assign.class), "owner" + MISSING, "ticket" + MISSING),
                example("repin: everything null", empty(Repin.class), "lifecycle" + MISSING, "ticket" + MISSING),
                example("claim: everything null", empty(Claim.class), "ticket" + MISSING),
                example("hand-over: everything null", empty(HandOver.class), "ticket" + MISSING, "to" + MISSING),
                example("acceptance: everything null", empty(AcceptHandOver.class), "ticket" + MISSING),
                example(
                        "refusal: everything null",
                        empty(RefuseHandOver.class),
                        "reason" + MISSING,
                        "ticket" + MISSING),
                example("refusal: unfit", RefuseHandOver.of(TICKET, BAD), "reason" + CODE),
                example("withdrawal: everything null", empty(WithdrawHandOver.class), "ticket" + MISSING),
                example(
                        "reassignment: everything null",
                        empty(Reassign.class),
                        "owner" + MISSING,
                        "reason" + MISSING,
                        "ticket" + MISSING),
                example("reassignment: unfit", Reassign.to(TICKET, AgentId.of("ann"), BAD), "reason" + CODE),
                example("release: everything null", empty(Release.class), "ticket" + MISSING),
                example(
                        "delegation: everything null",
                        empty(Delegate.class),
                        "delegate" + MISSING,
                        "ticket" + MISSING,
                        "until" + MISSING),
                example(
                        "end of delegation: everything null",
                        empty(EndDelegation.class),
                        "delegate" + MISSING,
                        "ticket" + MISSING),
                example("watch: everything null", empty(Watch.class), "ticket" + MISSING, "watcher" + MISSING),
                example("unwatch: everything null", empty(Unwatch.class), "ticket" + MISSING, "watcher" + MISSING),
                example(
                        "consult: everything null",
                        empty(Consult.class),
                        "colleague" + MISSING,
                        "content" + MISSING,
                        "due" + MISSING,
                        "ticket" + MISSING),
                example(
                        "answer: everything null",
                        empty(Answer.class),
                        "content" + MISSING,
                        "question" + MISSING,
                        "ticket" + MISSING),
                example("macro: everything null", empty(RunMacro.class), "macro" + MISSING, "ticket" + MISSING),
                example("macro: unfit", RunMacro.on(TICKET, BAD), "macro" + CODE),
                example("batch: everything null", empty(Batch.class), "commands" + MISSING, "key" + MISSING),
                example(
                        "batch: unfit",
                        new Batch("", Collections.singletonList(null)),
                        "commands[0]" + MISSING,
                        "key ticketkit.length"),
                example(
                        "batch: too much",
                        Batch.of("k", Collections.nCopies(1_001, Claim.of(TICKET))),
                        "commands" + MANY),
                example(
                        "split: everything null",
                        empty(Split.class),
                        "acknowledgement" + MISSING,
                        "entries" + MISSING,
                        "subject ticketkit.subject.empty",
                        "ticket" + MISSING),
                splitUnfitly(),
                example(
                        "split: too much",
                        new Split(
                                TICKET,
                                "s".repeat(999),
                                Collections.nCopies(101, ENTRY),
                                null,
                                null,
                                Acknowledgement.SEND),
                        "entries" + MANY,
                        "subject ticketkit.subject.long"),
                example(
                        "link: everything null",
                        empty(LinkTickets.class),
                        "kind" + MISSING,
                        "target" + MISSING,
                        "ticket" + MISSING),
                example(
                        "unlink: everything null",
                        empty(Unlink.class),
                        "kind" + MISSING,
                        "target" + MISSING,
                        "ticket" + MISSING),
                example("merge: everything null", empty(Merge.class), "target" + MISSING, "ticket" + MISSING),
                example("unmerge: unfit", new Unmerge(null, BAD), "reason" + CODE, "ticket" + MISSING),
                example(
                        "participant: everything null",
                        empty(AddParticipant.class),
                        "contact" + MISSING,
                        "role" + MISSING,
                        "ticket" + MISSING));
    }

    private static Example movedWithHoles() {
        Map<String, Object> holes = new HashMap<>();
        holes.put("fields", Collections.singletonMap(null, null));
        holes.put("overrides", Collections.singletonMap("freeze", null));
        return example(
                "move: null within collections",
                copy(Move.to(TICKET, "open"), holes),
                "fields[]" + MISSING,
                "overrides[freeze]" + MISSING);
    }

    private static Example movedUnfitly() {
        Move move = Move.to(TICKET, BAD).because(BAD).with(BAD, FIELD);
        for (int i = 0; i < 10; i++) {
            move = move.overriding("o" + i, "x");
        }
        for (int i = 0; i < 100; i++) {
            move = move.with("f" + i, FIELD);
        }
        return example(
                "move: unfit",
                move.overriding(BAD, "x"),
                "fields" + MANY,
                "fields[no code!]" + CODE,
                "overrides" + MANY,
                "overrides[no code!]" + CODE,
                "reason" + CODE,
                "status" + CODE);
    }

    private static Example splitUnfitly() {
        return example(
                "split: unfit",
                new Split(TICKET, "two\nlines", Collections.singletonList(null), null, BAD, Acknowledgement.SEND),
                "entries[0]" + MISSING,
                "queue" + CODE,
                "subject ticketkit.subject.line");
    }

    private static Example triagedWithHoles() {
        Map<String, Object> holes = new HashMap<>();
        holes.put("fields", Collections.singletonMap(null, null));
        holes.put("tags", Collections.singleton(null));
        return example(
                "triage: null within collections",
                copy(Triage.of(TICKET), holes),
                "fields[]" + MISSING,
                "tags[]" + MISSING);
    }

    private static Example triagedUnfitly() {
        Triage triage = Triage.of(TICKET).queue(BAD).category(BAD).with(BAD, FIELD);
        Set<String> tags = new HashSet<>(Set.of(BAD));
        for (int i = 0; i < 100; i++) {
            tags.add("t" + i);
            triage = triage.with("f" + i, FIELD);
        }
        return example(
                "triage: unfit",
                copy(triage, Map.of("tags", tags)),
                "category" + CODE,
                "fields" + MANY,
                "fields[no code!]" + CODE,
                "queue" + CODE,
                "tags" + MANY,
                "tags[]" + CODE);
    }

    private static Example example(String name, Object command, String... violations) {
        return new Example(name, command, Arrays.asList(violations));
    }

    /** The record with null in every component. */
    private static <T extends Record> T empty(Class<T> type) {
        return make(type, new Object[type.getRecordComponents().length]);
    }

    /** The record with other values in these components, whatever else it has. */
    private static <T extends Record> T copy(T record, Map<String, Object> others) {
        @SuppressWarnings("unchecked")
        Class<T> type = (Class<T>) record.getClass();
        Object[] values = Arrays.stream(type.getRecordComponents())
                .map(part -> others.containsKey(part.getName()) ? others.get(part.getName()) : value(part, record))
                .toArray();
        return make(type, values);
    }

    private static Object value(RecordComponent part, Record record) {
        try {
            return part.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T extends Record> T make(Class<T> type, Object[] values) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
