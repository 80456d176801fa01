package org.ticketkit.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What happened to a ticket; the events of a ticket are the truth, its record is their sum.
 *
 * <p>An event holds ids, codes and instants, never free text, a name or an address. Ours to extend: handle the kinds that you know
 * with {@link #match(Cases)} and the rest in {@link Cases#otherwise(TicketEvent)}.
 */
public sealed interface TicketEvent {

    /** Calls the case that fits this event. */
    <T> T match(Cases<T> cases);

    /**
     * A function over events, a case each; yours to implement.
     *
     * @param <T> what it returns
     */
    interface Cases<T> {

        /** For {@link Opened}. */
        default T opened(Opened event) {
            return otherwise(event);
        }

        /** For {@link EntryAdded}. */
        default T entryAdded(EntryAdded event) {
            return otherwise(event);
        }

        /** For {@link StatusChanged}. */
        default T statusChanged(StatusChanged event) {
            return otherwise(event);
        }

        /** For {@link Overridden}. */
        default T overridden(Overridden event) {
            return otherwise(event);
        }

        /** For {@link Nudged}. */
        default T nudged(Nudged event) {
            return otherwise(event);
        }

        /** For {@link Repinned}. */
        default T repinned(Repinned event) {
            return otherwise(event);
        }

        /** For {@link Triaged}. */
        default T triaged(Triaged event) {
            return otherwise(event);
        }

        /** For {@link FieldsSet}. */
        default T fieldsSet(FieldsSet event) {
            return otherwise(event);
        }

        /** For {@link OwnerAssigned}. */
        default T ownerAssigned(OwnerAssigned event) {
            return otherwise(event);
        }

        /** For {@link Claimed}. */
        default T claimed(Claimed event) {
            return otherwise(event);
        }

        /** For {@link ClaimEnded}. */
        default T claimEnded(ClaimEnded event) {
            return otherwise(event);
        }

        /** For {@link HandOverOffered}. */
        default T handOverOffered(HandOverOffered event) {
            return otherwise(event);
        }

        /** For {@link HandOverAccepted}. */
        default T handOverAccepted(HandOverAccepted event) {
            return otherwise(event);
        }

        /** For {@link HandOverEnded}. */
        default T handOverEnded(HandOverEnded event) {
            return otherwise(event);
        }

        /** For {@link OwnerReassigned}. */
        default T ownerReassigned(OwnerReassigned event) {
            return otherwise(event);
        }

        /** For {@link ClaimEnding}. */
        default T claimEnding(ClaimEnding event) {
            return otherwise(event);
        }

        /** For {@link Delegated}. */
        default T delegated(Delegated event) {
            return otherwise(event);
        }

        /** For {@link DelegationEnded}. */
        default T delegationEnded(DelegationEnded event) {
            return otherwise(event);
        }

        /** For {@link WatcherAdded}. */
        default T watcherAdded(WatcherAdded event) {
            return otherwise(event);
        }

        /** For {@link WatcherRemoved}. */
        default T watcherRemoved(WatcherRemoved event) {
            return otherwise(event);
        }

        /** For {@link Consulted}. */
        default T consulted(Consulted event) {
            return otherwise(event);
        }

        /** For {@link ConsultationOverdue}. */
        default T consultationOverdue(ConsultationOverdue event) {
            return otherwise(event);
        }

        /** For {@link ConsultationAnswered}. */
        default T consultationAnswered(ConsultationAnswered event) {
            return otherwise(event);
        }

        /** For {@link ParticipantAdded}. */
        default T participantAdded(ParticipantAdded event) {
            return otherwise(event);
        }

        /** For {@link Linked}. */
        default T linked(Linked event) {
            return otherwise(event);
        }

        /** For {@link LinkedFrom}. */
        default T linkedFrom(LinkedFrom event) {
            return otherwise(event);
        }

        /** For {@link Unlinked}. */
        default T unlinked(Unlinked event) {
            return otherwise(event);
        }

        /** For {@link UnlinkedFrom}. */
        default T unlinkedFrom(UnlinkedFrom event) {
            return otherwise(event);
        }

        /** For {@link SplitOff}. */
        default T splitOff(SplitOff event) {
            return otherwise(event);
        }

        /** For {@link SplitFrom}. */
        default T splitFrom(SplitFrom event) {
            return otherwise(event);
        }

        /** For {@link Continued}. */
        default T continued(Continued event) {
            return otherwise(event);
        }

        /** For {@link Merged}. */
        default T merged(Merged event) {
            return otherwise(event);
        }

        /** For {@link Unmerged}. */
        default T unmerged(Unmerged event) {
            return otherwise(event);
        }

        /** For {@link Absorbed}. */
        default T absorbed(Absorbed event) {
            return otherwise(event);
        }

        /** For {@link Released}. */
        default T released(Released event) {
            return otherwise(event);
        }

        /** For {@link PeopleLeft}. */
        default T peopleLeft(PeopleLeft event) {
            return otherwise(event);
        }

        /** For {@link ApprovalRequested}. */
        default T approvalRequested(ApprovalRequested event) {
            return otherwise(event);
        }

        /** For {@link ApprovalRevised}. */
        default T approvalRevised(ApprovalRevised event) {
            return otherwise(event);
        }

        /** For {@link Voted}. */
        default T voted(Voted event) {
            return otherwise(event);
        }

        /** For {@link ApprovalOverdue}. */
        default T approvalOverdue(ApprovalOverdue event) {
            return otherwise(event);
        }

        /** For {@link ApprovalEnded}. */
        default T approvalEnded(ApprovalEnded event) {
            return otherwise(event);
        }

        /** For {@link DeliveryFailed}. */
        default T deliveryFailed(DeliveryFailed event) {
            return otherwise(event);
        }

        /** For {@link DeliveryRetried}. */
        default T deliveryRetried(DeliveryRetried event) {
            return otherwise(event);
        }

        /** For {@link MacroRun}. */
        default T macroRun(MacroRun event) {
            return otherwise(event);
        }

        /** For {@link RuleRan}. */
        default T ruleRan(RuleRan event) {
            return otherwise(event);
        }

        /** For {@link RulesStopped}. */
        default T rulesStopped(RulesStopped event) {
            return otherwise(event);
        }

        /** For every event that has no case of its own, {@link Unknown} among them. */
        T otherwise(TicketEvent event);
    }

    /**
     * The ticket was opened.
     *
     * @param number its number
     * @param lifecycle the lifecycle that it is pinned to
     * @param status its first status
     * @param priority how urgent it is
     * @param queue the team; empty is not yet triaged
     * @param category what it is about; empty is not yet triaged
     * @param tags codes
     * @param channel the channel that it came by
     * @param language the requester's language
     * @param requester who asks
     * @param reference its name in another system
     */
    record Opened(
            CaseNumber number,
            DefinitionRef lifecycle,
            Status status,
            Priority priority,
            String queue,
            String category,
            Set<String> tags,
            String channel,
            Locale language,
            RequesterId requester,
            Optional<ExternalReference> reference)
            implements TicketEvent {
        /** Copies the set. */
        public Opened {
            tags = Set.copyOf(tags);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.opened(this);
        }
    }

    /**
     * An entry was added to the conversation.
     *
     * @param entry the entry
     * @param kind who may see it
     * @param direction which way it went
     * @param reason what an automatic entry is, a code; empty for the others
     * @param origin the entry of another ticket that it is a copy of (rule L7)
     */
    record EntryAdded(
            EntryId entry, Entry.Kind kind, Entry.Direction direction, String reason, Optional<EntryId> origin)
            implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.entryAdded(this);
        }
    }

    /**
     * The ticket moved to another status.
     *
     * @param from the status before
     * @param to the status after
     * @param reason why, a code; empty if none was given
     * @param until when a waiting status ends by itself
     */
    record StatusChanged(Status from, Status to, String reason, Optional<Instant> until) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.statusChanged(this);
        }
    }

    /**
     * What stood in the way of a move was overridden (rules L10, L11); the move follows.
     *
     * @param obstacle the name of the obstacle
     * @param reason why, a code
     */
    record Overridden(String obstacle, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.overridden(this);
        }
    }

    /**
     * The requester was reminded that the ticket waits for them (rule L6).
     *
     * @param count how often by now, since the ticket came to its status or was written on in public after that
     */
    record Nudged(int count) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.nudged(this);
        }
    }

    /**
     * The ticket was pinned to the lifecycle that replaces its own (rule L4). The timer of its status counts from here.
     *
     * @param from the lifecycle before
     * @param to the lifecycle from then on
     * @param status where it stands in that; since when is as it was
     * @param unmerged where it stands in that once it is unmerged; empty if it is not merged (rule L7)
     */
    record Repinned(DefinitionRef from, DefinitionRef to, Status status, Optional<Status> unmerged)
            implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.repinned(this);
        }
    }

    /**
     * It was said what the ticket is about (rule A3); each part as it is from then on, whether it changed or not.
     *
     * @param queue the team; empty is not yet triaged
     * @param category what it is about; empty is not yet triaged
     * @param priority how urgent it is
     * @param tags codes
     */
    record Triaged(String queue, String category, Priority priority, Set<String> tags) implements TicketEvent {
        /** Copies the set. */
        public Triaged {
            tags = Set.copyOf(tags);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.triaged(this);
        }
    }

    /**
     * Custom fields got values.
     *
     * @param names the names of the fields; what they say is on the ticket
     */
    record FieldsSet(Set<String> names) implements TicketEvent {
        /** Copies the set. */
        public FieldsSet {
            names = Set.copyOf(names);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.fieldsSet(this);
        }
    }

    /**
     * Somebody became accountable for the ticket.
     *
     * @param owner the owner from now on
     */
    record OwnerAssigned(AgentId owner) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ownerAssigned(this);
        }
    }

    /**
     * Somebody took the assignee's role for a while.
     *
     * @param lease who, and until when
     */
    record Claimed(Lease lease) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.claimed(this);
        }
    }

    /**
     * The assignee's role became free.
     *
     * @param assignee who had it
     * @param reason why, a code such as {@code timed-out}
     */
    record ClaimEnded(AgentId assignee, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.claimEnded(this);
        }
    }

    /**
     * The ticket was offered to somebody, who has not answered yet (rule O2).
     *
     * @param offer to whom, and until when
     */
    record HandOverOffered(Offer offer) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.handOverOffered(this);
        }
    }

    /**
     * The one to whom the ticket was offered became its owner (rule O2).
     *
     * @param from the owner before
     * @param owner the owner from now on
     */
    record HandOverAccepted(AgentId from, AgentId owner) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.handOverAccepted(this);
        }
    }

    /**
     * An offer of the ticket ended, and the owner stayed who it was (rule O2).
     *
     * @param to to whom it was offered
     * @param outcome how, a code: {@code refused}, {@code withdrawn}, {@code timed-out} or {@code reassigned}
     * @param reason why it was refused, a code; empty for the rest
     */
    record HandOverEnded(AgentId to, String outcome, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.handOverEnded(this);
        }
    }

    /**
     * A lead gave the ticket another owner (rule O2).
     *
     * @param from the owner before
     * @param owner the owner from now on
     * @param reason why, a code
     */
    record OwnerReassigned(AgentId from, AgentId owner, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ownerReassigned(this);
        }
    }

    /**
     * The time of the assignee's role is nearly over (rule O3).
     *
     * @param lease who has it, and until when
     */
    record ClaimEnding(Lease lease) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.claimEnding(this);
        }
    }

    /**
     * Somebody acts for the owner for a while (rule O1).
     *
     * @param delegation who, and until when
     */
    record Delegated(Delegation delegation) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.delegated(this);
        }
    }

    /**
     * Somebody acts for the owner no longer (rule O1).
     *
     * @param delegate who
     * @param reason why, a code: {@code timed-out}, {@code ended} or {@code owner-changed}
     */
    record DelegationEnded(AgentId delegate, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.delegationEnded(this);
        }
    }

    /**
     * Somebody of the staff watches the ticket (rule O1).
     *
     * @param watcher who
     */
    record WatcherAdded(AgentId watcher) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.watcherAdded(this);
        }
    }

    /**
     * Somebody of the staff watches the ticket no longer (rule O1).
     *
     * @param watcher who
     */
    record WatcherRemoved(AgentId watcher) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.watcherRemoved(this);
        }
    }

    /**
     * A colleague was asked for help; the owner stays who it is (rule O1).
     *
     * @param question the note that asks
     * @param colleague who is asked
     * @param due by when an answer is wanted
     */
    record Consulted(EntryId question, AgentId colleague, Instant due) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.consulted(this);
        }
    }

    /**
     * No answer has come by the time at which it was wanted (rule O1).
     *
     * @param question the note that asks
     * @param colleague who was asked
     */
    record ConsultationOverdue(EntryId question, AgentId colleague) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.consultationOverdue(this);
        }
    }

    /**
     * A question to a colleague was answered, which ends it (rule O1).
     *
     * @param question the note that asks
     * @param colleague who was asked
     * @param answer the note that answers
     */
    record ConsultationAnswered(EntryId question, AgentId colleague, EntryId answer) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.consultationAnswered(this);
        }
    }

    /**
     * One more person on the outside takes part.
     *
     * @param participant who
     * @param role as what
     */
    record ParticipantAdded(RequesterId participant, Participant.Role role) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.participantAdded(this);
        }
    }

    /**
     * The ticket was linked to others.
     *
     * @param links the links that were added
     */
    record Linked(List<Link> links) implements TicketEvent {
        /** Copies the list. */
        public Linked {
            links = List.copyOf(links);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.linked(this);
        }
    }

    /**
     * Another ticket was linked to this one (rule L8).
     *
     * @param links what the other one says; their target is the other one
     */
    record LinkedFrom(List<Link> links) implements TicketEvent {
        /** Copies the list. */
        public LinkedFrom {
            links = List.copyOf(links);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.linkedFrom(this);
        }
    }

    /**
     * The ticket is no longer linked to another (rule L8).
     *
     * @param link the link that was taken back
     */
    record Unlinked(Link link) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unlinked(this);
        }
    }

    /**
     * Another ticket is no longer linked to this one (rule L8).
     *
     * @param link what the other one said; its target is the other one
     */
    record UnlinkedFrom(Link link) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unlinkedFrom(this);
        }
    }

    /**
     * Entries of the ticket were copied to a new one (rule L7).
     *
     * @param target the new ticket
     * @param entries the entries, which stay here
     */
    record SplitOff(TicketId target, List<EntryId> entries) implements TicketEvent {
        /** Copies the list. */
        public SplitOff {
            entries = List.copyOf(entries);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.splitOff(this);
        }
    }

    /**
     * The ticket was made out of entries of another (rule L7).
     *
     * @param source the other ticket
     * @param entries the entries there
     */
    record SplitFrom(TicketId source, List<EntryId> entries) implements TicketEvent {
        /** Copies the list. */
        public SplitFrom {
            entries = List.copyOf(entries);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.splitFrom(this);
        }
    }

    /**
     * The ticket, closed for good, goes on as another one (rule L5).
     *
     * @param followUp the new ticket, to which later messages go
     */
    record Continued(TicketId followUp) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.continued(this);
        }
    }

    /**
     * The ticket goes on as another (rule L7); its waiting, its lease and all its timers stand still.
     *
     * @param target the ticket on which it goes on
     * @param since the sequence of the target's last entry
     * @param from where it stood
     * @param to where merged tickets of its lifecycle stand
     * @param timers when each timer was due, by its kind
     */
    record Merged(TicketId target, long since, Status from, Status to, Map<String, Instant> timers)
            implements TicketEvent {
        /** Copies the map. */
        public Merged {
            timers = Map.copyOf(timers);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.merged(this);
        }
    }

    /**
     * The ticket stands again where it stood before it was merged (rule L7).
     *
     * @param target the ticket as which it had gone on
     * @param to where it stands
     * @param reason why, although it was ambiguous; empty if it was not
     */
    record Unmerged(TicketId target, Status to, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.unmerged(this);
        }
    }

    /**
     * Another ticket was merged into this one (rule L7).
     *
     * @param from the other ticket, and who takes part here because of it
     */
    record Absorbed(Absorption from) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.absorbed(this);
        }
    }

    /**
     * Another ticket is no longer merged into this one (rule L7).
     *
     * @param source the other ticket
     * @param left who does not take part here any more
     */
    record Released(TicketId source, Set<RequesterId> left) implements TicketEvent {
        /** Copies the set. */
        public Released {
            left = Set.copyOf(left);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.released(this);
        }
    }

    /**
     * People who took part because of a merged ticket left that one, since it lost a ticket that had been merged into it (rule L7).
     *
     * @param source the merged ticket that they left
     * @param people who left it
     * @param left who of them does not take part here any more
     */
    record PeopleLeft(TicketId source, Set<RequesterId> people, Set<RequesterId> left) implements TicketEvent {
        /** Copies the sets. */
        public PeopleLeft {
            people = Set.copyOf(people);
            left = Set.copyOf(left);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.peopleLeft(this);
        }
    }

    /**
     * An approval by others was asked for (rule L9); its author is the actor.
     *
     * @param approval its identity
     * @param rule the name of the rule that asks for it
     * @param quorum how many of whom
     * @param subject what is to be approved
     * @param hash its content
     * @param editor who of the staff changed the content last
     * @param deadlines by when
     */
    record ApprovalRequested(
            ApprovalId approval,
            String rule,
            Quorum quorum,
            Approvable subject,
            ContentHash hash,
            Optional<AgentId> editor,
            Approval.Deadlines deadlines)
            implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.approvalRequested(this);
        }
    }

    /**
     * What is to be approved was changed; all votes on it are void (rule L9).
     *
     * @param approval the approval
     * @param subject what is to be approved now
     * @param hash its content
     */
    record ApprovalRevised(ApprovalId approval, Approvable subject, ContentHash hash) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.approvalRevised(this);
        }
    }

    /**
     * Somebody approved, or said no (rule L9).
     *
     * @param approval the approval
     * @param choice what they said
     * @param reason why, a code; empty if none was given
     * @param hash the content that they had before them
     * @param standsInFor for whom they stood in at that moment; empty if the directory did not say
     */
    record Voted(
            ApprovalId approval,
            Vote.Choice choice,
            String reason,
            ContentHash hash,
            Optional<Set<AgentId>> standsInFor)
            implements TicketEvent {
        /** Copies the set. */
        public Voted {
            standsInFor = standsInFor.map(Set::copyOf);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.voted(this);
        }
    }

    /**
     * An approval is not there by the time when it should be; others are to hear of it (rule L9).
     *
     * @param approval the approval
     */
    record ApprovalOverdue(ApprovalId approval) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.approvalOverdue(this);
        }
    }

    /**
     * An approval ended (rule L9).
     *
     * @param approval the approval
     * @param outcome how
     * @param reason why, a code; empty if none was given
     */
    record ApprovalEnded(ApprovalId approval, Approval.Outcome outcome, String reason) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.approvalEnded(this);
        }
    }

    /**
     * A notice about this ticket will not reach its recipient.
     *
     * @param notice the id of the notice
     * @param recipient who was to get it
     * @param code what became of it, for example {@code bounced}, {@code rejected}, {@code parked}
     */
    record DeliveryFailed(java.util.UUID notice, RequesterId recipient, String code) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.deliveryFailed(this);
        }
    }

    /**
     * A notice about this ticket that had failed is attempted again because somebody wants it.
     *
     * @param notice the id of the notice
     * @param recipient who is to get it
     */
    record DeliveryRetried(java.util.UUID notice, RequesterId recipient) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.deliveryRetried(this);
        }
    }

    /**
     * Somebody ran a macro; what it did follows.
     *
     * @param macro its name and version
     */
    record MacroRun(DefinitionRef macro) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.macroRun(this);
        }
    }

    /**
     * A rule fired (rule T5); what it did comes right before, with the cause {@code RULE}.
     *
     * @param rule its name and version
     * @param event the sequence of the event that it was for
     * @param outcomes what became of each of its commands: {@link #DONE}, {@link #UNCHANGED}, {@link #NOT_FOUND}, {@link #FAILED} or the
     *     name of a {@link Refused.Code}; may grow. If the rule itself failed, {@code FAILED} alone
     */
    record RuleRan(DefinitionRef rule, long event, List<String> outcomes) implements TicketEvent {

        /** The command was done. */
        public static final String DONE = "DONE";

        /** What the command says was so already. */
        public static final String UNCHANGED = "UNCHANGED";

        /** There was no such ticket. */
        public static final String NOT_FOUND = "NOT_FOUND";

        /** The rule or its command is broken; the log says how. */
        public static final String FAILED = "FAILED";

        /** Copies the list. */
        public RuleRan {
            outcomes = List.copyOf(outcomes);
        }

        @Override
        public <T> T match(Cases<T> cases) {
            return cases.ruleRan(this);
        }
    }

    /**
     * Rules went on and on after one event and were stopped (rule T5); what they did until then stands.
     *
     * @param next the rule that would have fired next
     * @param event the sequence of the event that it began with
     * @param budget how often rules had fired
     */
    record RulesStopped(DefinitionRef next, long event, int budget) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.rulesStopped(this);
        }
    }

    /**
     * An event of a kind that this version of the library does not know, kept as it was stored (rolling deployment).
     *
     * @param type the type code
     * @param version the version of the type
     * @param payload the stored text
     */
    record Unknown(String type, int version, String payload) implements TicketEvent {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.otherwise(this);
        }
    }
}
