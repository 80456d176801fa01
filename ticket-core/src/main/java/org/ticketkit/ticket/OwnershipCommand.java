package org.ticketkit.ticket;

/** What can be asked about who deals with a ticket (rules O1, O2, O3), beside {@link Assign} and {@link Claim}. Ours to extend. */
public sealed interface OwnershipCommand extends TicketCommand
        permits AcceptHandOver,
                Answer,
                Consult,
                Delegate,
                EndDelegation,
                HandOver,
                Reassign,
                RefuseHandOver,
                Release,
                Unwatch,
                Watch,
                WithdrawHandOver {

    @Override
    default <T> T match(TicketCommand.Cases<T> cases) {
        return cases.ownership(this);
    }

    /** Calls the case that fits this command. */
    <T> T match(Cases<T> cases);

    /**
     * A function over these commands, a case each; ours to implement.
     *
     * @param <T> what it returns
     */
    interface Cases<T> {

        /** For {@link AcceptHandOver}. */
        T acceptHandOver(AcceptHandOver command);

        /** For {@link Answer}. */
        T answer(Answer command);

        /** For {@link Consult}. */
        T consult(Consult command);

        /** For {@link Delegate}. */
        T delegate(Delegate command);

        /** For {@link EndDelegation}. */
        T endDelegation(EndDelegation command);

        /** For {@link HandOver}. */
        T handOver(HandOver command);

        /** For {@link Reassign}. */
        T reassign(Reassign command);

        /** For {@link RefuseHandOver}. */
        T refuseHandOver(RefuseHandOver command);

        /** For {@link Release}. */
        T release(Release command);

        /** For {@link Unwatch}. */
        T unwatch(Unwatch command);

        /** For {@link Watch}. */
        T watch(Watch command);

        /** For {@link WithdrawHandOver}. */
        T withdrawHandOver(WithdrawHandOver command);
    }
}
