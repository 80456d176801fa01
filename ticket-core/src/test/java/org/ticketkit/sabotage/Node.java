package org.ticketkit.sabotage;

import java.util.function.Function;
import org.ticketkit.memory.InMemory;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;

/** A storage whose parts can be exchanged one by one. */
record Node(
        TicketStore store, UnitOfWork unitOfWork, CaseNumberSequence numbers, AttachmentStore attachments, Inbox inbox)
        implements Storage {

    static Node sound() {
        Storage memory = InMemory.create();
        return new Node(memory.store(), memory.unitOfWork(), memory.numbers(), memory.attachments(), memory.inbox());
    }

    static Node with(Function<Node, Node> fault) {
        return fault.apply(sound());
    }

    static Node withStore(Function<TicketStore, TicketStore> fault) {
        return with(node -> node.and(fault.apply(node.store())));
    }

    static Node withInbox(Function<Inbox, Inbox> fault) {
        return with(node -> node.and(fault.apply(node.inbox())));
    }

    static Node withUnitOfWork(Function<UnitOfWork, UnitOfWork> fault) {
        return with(node -> node.and(fault.apply(node.unitOfWork())));
    }

    static Node withAttachments(Function<AttachmentStore, AttachmentStore> fault) {
        return with(node -> node.and(fault.apply(node.attachments())));
    }

    Node and(TicketStore other) {
        return new Node(other, unitOfWork, numbers, attachments, inbox);
    }

    Node and(UnitOfWork other) {
        return new Node(store, other, numbers, attachments, inbox);
    }

    Node and(CaseNumberSequence other) {
        return new Node(store, unitOfWork, other, attachments, inbox);
    }

    Node and(AttachmentStore other) {
        return new Node(store, unitOfWork, numbers, other, inbox);
    }

    Node and(Inbox other) {
        return new Node(store, unitOfWork, numbers, attachments, other);
    }
}
