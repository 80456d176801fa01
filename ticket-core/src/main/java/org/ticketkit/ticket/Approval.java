package org.ticketkit.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.ticket.Quorum.Exclusion;

/**
 * An approval by others that was asked for (rule L9): an immutable value that carries all that a decision about it needs.
 *
 * <p>A vote counts only while the content is that which the voter had before them, and while the voter is nobody who may not approve: a
 * vote on content that changed since is void for good, one by somebody who became the owner counts no more.
 *
 * @param id the identity
 * @param rule the name of the rule that asks for it
 * @param quorum how many of whom, as the rule said when it was asked for
 * @param subject what is to be approved
 * @param hash its content as it is now
 * @param author who asked first
 * @param editor who of the staff changed the content last
 * @param deadlines by when
 * @param votes the votes on the content as it is, the oldest first, at most {@value #MOST_VOTES}; the history has the others
 * @param requestedAt when it was asked for
 * @param ending how it ended; empty while it is open
 */
public record Approval(
        ApprovalId id,
        String rule,
        Quorum quorum,
        Approvable subject,
        ContentHash hash,
        Actor author,
        Optional<AgentId> editor,
        Deadlines deadlines,
        List<Vote> votes,
        Instant requestedAt,
        Optional<Ending> ending) {

    /** The most votes there can be on the same content. */
    public static final int MOST_VOTES = 25;

    /**
     * By when an approval is to be there.
     *
     * @param escalatesAt when it is overdue and others are to hear of it
     * @param escalatedAt when that was said in the history; empty before
     * @param expiresAt when it ends
     */
    public record Deadlines(Optional<Instant> escalatesAt, Optional<Instant> escalatedAt, Optional<Instant> expiresAt) {

        /** No deadline. */
        public static final Deadlines NONE = new Deadlines(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** How an approval ends; may grow. */
    public enum Outcome {
        /** What was approved was done. */
        USED,
        /** Somebody said no. */
        DENIED,
        /** It is not wanted any more. */
        WITHDRAWN,
        /** Its time ran out. */
        EXPIRED,
        /** What it was about can be done no more, since the ticket moved. */
        VOID
    }

    /**
     * The end of an approval.
     *
     * @param outcome how
     * @param reason why, a code; empty if none was given
     * @param at when
     */
    public record Ending(Outcome outcome, String reason, Instant at) {}

    /** Copies the list. */
    public Approval {
        votes = List.copyOf(votes);
    }

    /** Can it still be voted on or used, as far as its deadline allows? */
    public boolean isOpen() {
        return ending.isEmpty();
    }

    /** Has its time run out, whether that was written down already or not? */
    public boolean isExpired(Instant now) {
        return ending.filter(end -> end.outcome() == Outcome.EXPIRED).isPresent()
                || deadlines.expiresAt().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** The votes that count on a ticket of this owner: on the content as it is, by nobody who may not approve. */
    public List<Vote> counting(Optional<AgentId> owner) {
        return votes.stream()
                .filter(vote -> vote.hash().equals(hash))
                .filter(vote -> exclusion(vote, owner).isEmpty())
                .toList();
    }

    /** How many approvals are missing on a ticket of this owner. */
    public int missing(Optional<AgentId> owner) {
        long approving = counting(owner).stream()
                .filter(vote -> vote.choice() == Vote.Choice.APPROVE)
                .map(vote -> vote.voter().id())
                .distinct()
                .count();
        return (int) Math.max(0, quorum.needed() - approving);
    }

    /** May what it is about be done at this instant, on a ticket of this owner? */
    public boolean isGranted(Optional<AgentId> owner, Instant now) {
        return isOpen() && !isExpired(now) && missing(owner) == 0;
    }

    /** Does it wait for votes, on a ticket of this owner? */
    public boolean isPending(Optional<AgentId> owner) {
        return isOpen() && missing(owner) > 0;
    }

    /** When something follows from its deadlines on a ticket of this owner, next. */
    public Optional<Instant> nextDeadline(Optional<AgentId> owner) {
        if (!isOpen()) {
            return Optional.empty();
        }
        Optional<Instant> escalation = deadlines
                .escalatesAt()
                .filter(at -> deadlines.escalatedAt().isEmpty())
                .filter(at -> isPending(owner));
        return escalation
                .filter(at ->
                        deadlines.expiresAt().filter(end -> end.isBefore(at)).isEmpty())
                .or(deadlines::expiresAt);
    }

    /** As what the voter may not approve, on a ticket of this owner; empty if they may. */
    public Optional<Exclusion> exclusion(Vote vote, Optional<AgentId> owner) {
        Set<AgentId> voter = vote.people();
        Set<AgentId> standsInFor = vote.standsInFor().orElse(Set.of());
        boolean isDeputy = false;
        for (Exclusion exclusion : Exclusion.values()) {
            if (quorum.exclusions().contains(exclusion)) {
                Set<AgentId> concerned = concerned(exclusion, owner);
                if (concerned.stream().anyMatch(voter::contains)) {
                    return Optional.of(exclusion);
                }
                isDeputy |= concerned.stream().anyMatch(standsInFor::contains);
            }
        }
        return isDeputy && quorum.exclusions().contains(Exclusion.DEPUTIES)
                ? Optional.of(Exclusion.DEPUTIES)
                : Optional.empty();
    }

    private Set<AgentId> concerned(Exclusion exclusion, Optional<AgentId> owner) {
        Set<AgentId> people = new HashSet<>();
        switch (exclusion) {
            case AUTHOR -> {
                author.agent().ifPresent(people::add);
                author.actingFor().ifPresent(people::add);
            }
            case OWNER -> owner.ifPresent(people::add);
            case LAST_EDITOR -> editor.ifPresent(people::add);
            case DEPUTIES -> {
                // they are those of the others
            }
        }
        return people;
    }

    /** The same with one more vote. */
    public Approval with(Vote vote) {
        List<Vote> all = new ArrayList<>(votes);
        all.add(vote);
        return new Approval(id, rule, quorum, subject, hash, author, editor, deadlines, all, requestedAt, ending);
    }

    /** The same with other content, changed by this person if it is one of the staff, and without its votes, which are void for good. */
    public Approval revised(Approvable newSubject, ContentHash newHash, Actor by) {
        Optional<AgentId> last = by.agent().or(() -> editor);
        return new Approval(
                id, rule, quorum, newSubject, newHash, author, last, deadlines, List.of(), requestedAt, ending);
    }

    /** The same, said to be overdue. */
    public Approval overdue(Instant since) {
        Deadlines told = new Deadlines(deadlines.escalatesAt(), Optional.of(since), deadlines.expiresAt());
        return new Approval(id, rule, quorum, subject, hash, author, editor, told, votes, requestedAt, ending);
    }

    /** The same, ended. */
    public Approval ended(Ending end) {
        return new Approval(
                id, rule, quorum, subject, hash, author, editor, deadlines, votes, requestedAt, Optional.of(end));
    }
}
