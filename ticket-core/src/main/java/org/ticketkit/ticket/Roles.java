package org.ticketkit.ticket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who of the staff has to do with a ticket beside its owner and its assignee (rules O1, O2); each list is bounded.
 *
 * @param offer the hand-over that waits for an answer, at most one
 * @param delegations who acts for the owner for a while, each agent once
 * @param watchers who of the staff wants to know; people on the outside are {@link Participant}s
 * @param consultations the open questions to colleagues, the oldest first
 */
public record Roles(
        Optional<Offer> offer, List<Delegation> delegations, Set<AgentId> watchers, List<Consultation> consultations) {

    /** Nobody. */
    public static final Roles NONE = new Roles(Optional.empty(), List.of(), Set.of(), List.of());

    /** Copies the collections. */
    public Roles {
        delegations = List.copyOf(delegations);
        watchers = Set.copyOf(watchers);
        consultations = List.copyOf(consultations);
    }

    /** Who acts for the owner at this instant. */
    public Set<AgentId> delegates(Instant now) {
        return delegations.stream()
                .filter(delegation -> delegation.holds(now))
                .map(Delegation::delegate)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The open question with this id. */
    public Optional<Consultation> consultation(EntryId question) {
        return consultations.stream()
                .filter(open -> open.question().equals(question))
                .findFirst();
    }

    /** The open questions to this colleague. */
    public List<Consultation> consultations(AgentId colleague) {
        return consultations.stream()
                .filter(open -> open.colleague().equals(colleague))
                .toList();
    }

    /** The same with this hand-over waiting, or with none. */
    public Roles withOffer(@Nullable Offer waiting) {
        return new Roles(Optional.ofNullable(waiting), delegations, watchers, consultations);
    }

    /** The same with this delegation, in place of the one that the agent has. */
    public Roles withDelegation(Delegation delegation) {
        List<Delegation> all = new ArrayList<>(withoutDelegate(delegation.delegate()).delegations);
        all.add(delegation);
        return new Roles(offer, all, watchers, consultations);
    }

    /** The same without this delegate. */
    public Roles withoutDelegate(AgentId agent) {
        return new Roles(offer, without(delegations, held -> held.delegate().equals(agent)), watchers, consultations);
    }

    /** The same with this watcher. */
    public Roles withWatcher(AgentId agent) {
        Set<AgentId> all = new HashSet<>(watchers);
        all.add(agent);
        return new Roles(offer, delegations, all, consultations);
    }

    /** The same without this watcher. */
    public Roles withoutWatcher(AgentId agent) {
        Set<AgentId> all = new HashSet<>(watchers);
        all.remove(agent);
        return new Roles(offer, delegations, all, consultations);
    }

    /** The same with one more open question. */
    public Roles withConsultation(Consultation consultation) {
        List<Consultation> all = new ArrayList<>(consultations);
        all.add(consultation);
        return new Roles(offer, delegations, watchers, all);
    }

    /** The same with this question noted to be overdue. */
    public Roles withOverdue(EntryId question) {
        List<Consultation> all = consultations.stream()
                .map(open -> open.question().equals(question) ? open.overdue() : open)
                .toList();
        return new Roles(offer, delegations, watchers, all);
    }

    /** The same without this question. */
    public Roles withoutConsultation(EntryId question) {
        return new Roles(
                offer,
                delegations,
                watchers,
                without(consultations, open -> open.question().equals(question)));
    }

    private static <T> List<T> without(List<T> all, Predicate<T> left) {
        return all.stream().filter(left.negate()).toList();
    }
}
