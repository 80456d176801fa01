package org.ticketkit.ticket;

/**
 * What can be asked of a ticket that is there: the one list of it, for lists of commands such as macros and bulk changes. Ours to
 * extend.
 */
public sealed interface TicketCommand
        permits AddNote,
                AddParticipant,
                Assign,
                CastVote,
                Claim,
                LinkTickets,
                Merge,
                Move,
                OwnershipCommand,
                RecordAutomatic,
                Repin,
                Reply,
                RequestApproval,
                RunMacro,
                Split,
                Triage,
                Unlink,
                Unmerge,
                WithdrawApproval {

    /** The ticket. */
    TicketId ticket();

    /** Calls the case that fits this command. */
    <T> T match(Cases<T> cases);

    /**
     * A function over commands, a case each; ours to implement, and so without a way out for those that are added later.
     *
     * @param <T> what it returns
     */
    interface Cases<T> {

        /** For {@link AddNote}. */
        T addNote(AddNote command);

        /** For {@link AddParticipant}. */
        T addParticipant(AddParticipant command);

        /** For {@link Assign}. */
        T assign(Assign command);

        /** For {@link CastVote}. */
        T castVote(CastVote command);

        /** For {@link Claim}. */
        T claim(Claim command);

        /** For {@link LinkTickets}. */
        T linkTickets(LinkTickets command);

        /** For {@link Merge}. */
        T merge(Merge command);

        /** For {@link Move}. */
        T move(Move command);

        /** For each {@link OwnershipCommand}, which has cases of its own. */
        T ownership(OwnershipCommand command);

        /** For {@link RecordAutomatic}. */
        T recordAutomatic(RecordAutomatic command);

        /** For {@link Repin}. */
        T repin(Repin command);

        /** For {@link Reply}. */
        T reply(Reply command);

        /** For {@link RequestApproval}. */
        T requestApproval(RequestApproval command);

        /** For {@link RunMacro}. */
        T runMacro(RunMacro command);

        /** For {@link Split}. */
        T split(Split command);

        /** For {@link Triage}. */
        T triage(Triage command);

        /** For {@link Unlink}. */
        T unlink(Unlink command);

        /** For {@link Unmerge}. */
        T unmerge(Unmerge command);

        /** For {@link WithdrawApproval}. */
        T withdrawApproval(WithdrawApproval command);
    }
}
