package org.ticketkit.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Lease;
import org.ticketkit.ticket.Offer;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketEvent;

/** Reads a ticket's history and holds each step of owner, offer and lease against what is allowed (rules O1, O2, O3). */
final class OwnershipAudit implements TicketEvent.Cases<Boolean> {

    private @Nullable AgentId owner;
    private @Nullable Offer offer;
    private @Nullable Lease lease;
    private @Nullable Recorded current;

    /** How often the owner changed after the first; fails at a step that may not be. */
    int changesOfOwner(Ticket ticket, List<Recorded> history) {
        int changes = 0;
        for (Recorded recorded : history) {
            current = recorded;
            changes += recorded.event().match(this) ? 1 : 0;
        }
        assertEquals(Optional.ofNullable(owner), ticket.owner());
        assertEquals(Optional.ofNullable(offer), ticket.roles().offer());
        assertEquals(Optional.ofNullable(lease), ticket.lease());
        return changes;
    }

    private Instant now() {
        return java.util.Objects.requireNonNull(current).at();
    }

    private Actor actor() {
        return java.util.Objects.requireNonNull(current).actor();
    }

    @Override
    public Boolean ownerAssigned(TicketEvent.OwnerAssigned event) {
        assertEquals(null, owner, "assigned once only");
        owner = event.owner();
        return false;
    }

    @Override
    public Boolean handOverOffered(TicketEvent.HandOverOffered event) {
        assertTrue(owner != null && offer == null, "one offer at a time, of what is owned");
        offer = event.offer();
        return false;
    }

    @Override
    public Boolean handOverAccepted(TicketEvent.HandOverAccepted event) {
        Offer answered = java.util.Objects.requireNonNull(offer, "only what is offered is accepted");
        assertEquals(owner, event.from());
        assertEquals(answered.to(), event.owner());
        assertEquals(answered.to().value(), actor().id());
        assertTrue(now().isBefore(answered.until()), "nothing is accepted after its time");
        owner = event.owner();
        offer = null;
        return true;
    }

    @Override
    public Boolean handOverEnded(TicketEvent.HandOverEnded event) {
        assertEquals(java.util.Objects.requireNonNull(offer).to(), event.to());
        offer = null;
        return false;
    }

    @Override
    public Boolean ownerReassigned(TicketEvent.OwnerReassigned event) {
        assertEquals(owner, event.from());
        assertEquals(Actor.Role.LEAD, actor().role());
        assertEquals(null, offer, "an offer ends first");
        owner = event.owner();
        return true;
    }

    @Override
    public Boolean claimed(TicketEvent.Claimed event) {
        boolean isFree =
                lease == null || lease.assignee().equals(event.lease().assignee()) || !now().isBefore(lease.until());
        assertTrue(isFree, "nobody takes what another works on");
        lease = event.lease();
        return false;
    }

    @Override
    public Boolean claimEnded(TicketEvent.ClaimEnded event) {
        assertEquals(java.util.Objects.requireNonNull(lease).assignee(), event.assignee());
        lease = null;
        return false;
    }

    @Override
    public Boolean otherwise(TicketEvent event) {
        return false;
    }
}
