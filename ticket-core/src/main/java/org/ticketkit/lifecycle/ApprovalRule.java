package org.ticketkit.lifecycle;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Approval;
import org.ticketkit.ticket.ContentHash;
import org.ticketkit.ticket.Misconfigured;
import org.ticketkit.ticket.Quorum;
import org.ticketkit.ticket.Quorum.Exclusion;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.worktime.Term;

/**
 * Who has to approve before something is done (rule L9): of a transition by {@link Guard#approved}, of a message by an {@link
 * OutgoingPolicy}.
 *
 * <p>To begin with one person of the staff, but neither author, owner, last editor nor their deputies, and without a deadline.
 *
 * @param name the name, a code
 * @param quorum how many of whom
 * @param escalation after which time others are to hear that it is overdue; empty for never
 * @param expiry after which time it ends; empty for never
 */
public record ApprovalRule(String name, Quorum quorum, Optional<Term> escalation, Optional<Term> expiry) {

    /** Checks the name. */
    public ApprovalRule {
        if (!name.matches("[A-Za-z0-9._:@+/-]{1,40}")) {
            throw new Misconfigured(
                    "The approval rule '" + name + "' needs a name of 1 to 40 letters, digits and . _ : @ + / -");
        }
    }

    /** Starts with one approval by somebody of the staff. */
    public static ApprovalRule named(String name) {
        return new ApprovalRule(name, Quorum.ofOne(), Optional.empty(), Optional.empty());
    }

    /** The same, by so many different people. Call it after {@link #among}. */
    public ApprovalRule needing(int people) {
        return with(new Quorum(people, quorum.agents(), quorum.right(), quorum.exclusions()));
    }

    /** The same, by these people alone. */
    public ApprovalRule among(AgentId... agents) {
        return with(new Quorum(quorum.needed(), Set.of(agents), quorum.right(), quorum.exclusions()));
    }

    /** The same, by those alone who hold this right, as the access policy knows it. */
    public ApprovalRule amongHoldersOf(String right) {
        return with(new Quorum(quorum.needed(), quorum.agents(), Optional.of(right), quorum.exclusions()));
    }

    /** The same, with exactly these excluded; with none given, everybody may approve, the author too. */
    public ApprovalRule excluding(Exclusion... exclusions) {
        Set<Exclusion> all = EnumSet.noneOf(Exclusion.class);
        all.addAll(Set.of(exclusions));
        return with(new Quorum(quorum.needed(), quorum.agents(), quorum.right(), all));
    }

    /** The same; if it is not granted within this time, others are to hear of it. */
    public ApprovalRule escalatingAfter(Term term) {
        return new ApprovalRule(name, quorum, Optional.of(term), expiry);
    }

    /** The same; it ends after this time, whether it was granted or not. */
    public ApprovalRule expiringAfter(Term term) {
        return new ApprovalRule(name, quorum, escalation, Optional.of(term));
    }

    private ApprovalRule with(Quorum other) {
        return new ApprovalRule(name, other, escalation, expiry);
    }

    /** Was this approval asked for by this rule, as it is now? */
    public boolean asked(Approval approval) {
        return approval.rule().equals(name) && approval.quorum().equals(quorum);
    }

    /** An open approval of this rule for exactly this content; empty if none was asked for. */
    public Optional<Approval> of(Ticket ticket, ContentHash content) {
        return ticket.approvals().stream()
                .filter(approval -> approval.isOpen() && asked(approval))
                .filter(approval -> approval.hash().equals(content))
                .findFirst();
    }

    /** All that it says, as text for the fingerprint of a definition. */
    public String describe() {
        return name + " " + quorum.needed() + " of " + new TreeSet<>(quorum.agents()) + " with "
                + quorum.right().orElse("-") + " but " + new TreeSet<>(quorum.exclusions()) + " escalating "
                + escalation.map(Term::toString).orElse("-") + " expiring "
                + expiry.map(Term::toString).orElse("-");
    }
}
