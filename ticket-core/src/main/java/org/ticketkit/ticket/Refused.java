package org.ticketkit.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A command was refused: nothing was written, and the host's transaction can go on (rule T2).
 *
 * <p>{@link #code()} is stable, {@link #details()} names the things concerned, {@link #violations()} all that is wrong with an
 * invalid command at once.
 */
public final class Refused extends TicketException {

    private static final long serialVersionUID = 1L;

    private final Code code;
    private final transient Map<String, String> details;
    private final transient List<Violation> violations;
    private final transient List<Entry> unseen;
    private final transient @Nullable AgentId newOwner;

    /** Why a command was refused; may grow. */
    public enum Code {
        /** The command's values are not fit; {@link Refused#violations()} lists all. */
        INVALID,
        /** The actor may not do this to this ticket. */
        FORBIDDEN,
        /** The lifecycle has no such move from here (rule L3). */
        ILLEGAL_MOVE,
        /** The move needs an owner first (rule O1). */
        OWNER_REQUIRED,
        /** A ticket that blocks this one is still open; the details name it (rule L8). */
        BLOCKED,
        /** A condition of the move does not hold; the details name the guard (rule L2). */
        CONDITION_NOT_MET,
        /** It is not done on, or on the eve of, a day off (rule L10). */
        FROZEN,
        /** It needs an approval by others that is not there (rule L9); {@code desk.approvals()} asks for one. */
        APPROVAL_REQUIRED,
        /** Nothing asks for an approval of this (rule L9). */
        NO_APPROVAL_NEEDED,
        /** The ticket has no such approval (rule L9). */
        NO_SUCH_APPROVAL,
        /** The actor is none of those whose approval is asked for (rule L9). */
        NOT_AN_APPROVER,
        /** The approver has to do with it: as author, owner, last editor or their deputy, as the details say (rule L9). */
        APPROVER_EXCLUDED,
        /** The approver has said so already (rule L9). */
        ALREADY_VOTED,
        /** The content changed since the approver read it (rule L9). */
        APPROVAL_VOID,
        /** The time of the approval ran out (rule L9). */
        APPROVAL_EXPIRED,
        /** The approval ended before: used, denied, withdrawn or void, as the details say (rule L9). */
        APPROVAL_ENDED,
        /** Something is still open that should not be when a ticket is resolved or closed (rule L11). */
        OPEN_OBLIGATION,
        /** The move needs a custom field to have a value (rule L2). */
        FIELD_REQUIRED,
        /** There is an owner already (rule O2). */
        ALREADY_OWNED,
        /** It is the owner's to do (rule O2). */
        NOT_OWNER,
        /** It is offered to somebody already, who has not answered (rule O2). */
        ALREADY_OFFERED,
        /** It is offered to nobody, or the time to answer is over (rule O2). */
        NOTHING_OFFERED,
        /** It is offered to somebody else (rule O2). */
        NOT_OFFERED_TO_YOU,
        /** Nobody has the assignee's role (rule O3). */
        NOT_CLAIMED,
        /** There is no such open question (rule O1). */
        NOTHING_ASKED,
        /** Somebody else has the assignee's role (rule O3). */
        ALREADY_CLAIMED,
        /** The actor does not stand in for the agent whose duty they say to do; the details name who does (rule O5). */
        NOT_STANDING_IN,
        /**
         * The actor has not seen all that was written, or that the owner changed (rule O4); {@link Refused#unseen()} and {@link
         * Refused#newOwner()} tell.
         */
        UNSEEN_ENTRIES,
        /** The idempotency key was used with other content (rule T1). */
        KEY_REUSED,
        /** The external reference belongs to another request (rule T1). */
        REFERENCE_TAKEN,
        /** The ticket has no such entry; the details name it (rule L7). */
        UNKNOWN_ENTRY,
        /** The person does not take part in the ticket (rule L7). */
        NOT_A_PARTICIPANT,
        /** The person is not to see this entry, having joined later; the details name it (rule M8). */
        HIDDEN_ENTRY,
        /** The ticket is merged into another, which the details name (rule L7). */
        MERGED,
        /** The ticket is not merged into any other (rule L7). */
        NOT_MERGED,
        /** It would lead back to where it starts (rules L7, L8). */
        CYCLE,
        /** Something happened since that makes it ambiguous; the details name all of it. Say it again with a reason (rule L7). */
        AMBIGUOUS,
        /** The closed policy takes no more on this ticket (rule L5). */
        CLOSED,
        /** There are as many of these as there may be. */
        TOO_MANY,
        /** The cursor of a page was made for another list, other criteria or another reader (rule A2). */
        FOREIGN_CURSOR,
        /** The ticket is pinned to a lifecycle that this node does not know, or is to be. */
        UNKNOWN_DEFINITION,
        /** The lifecycle does not say where tickets of this one stand in it (rule L4). */
        NO_STATUS_MAP
    }

    /**
     * One thing that is wrong with a command.
     *
     * @param path the part of the command, for example {@code content.text}
     * @param code a stable code, for example {@code ticketkit.text.empty}
     * @param message what is wrong, in the language of the call
     */
    public record Violation(String path, String code, String message) {

        @Override
        public String toString() {
            return path + ": " + message;
        }
    }

    private Refused(
            Code code,
            String message,
            Map<String, String> details,
            List<Violation> violations,
            List<Entry> unseen,
            @Nullable AgentId newOwner) {
        super(message);
        this.code = code;
        this.details = Map.copyOf(details);
        this.violations = List.copyOf(violations);
        this.unseen = List.copyOf(unseen);
        this.newOwner = newOwner;
    }

    /** A refusal with a sentence that says what to do, and the things concerned by name. */
    public static Refused because(Code code, String message, Map<String, String> details) {
        return new Refused(code, message, details, List.of(), List.of(), null);
    }

    /** A command that breaks constraints, all of them at once. */
    public static Refused invalid(List<Violation> violations) {
        String all = violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
        return new Refused(Code.INVALID, "The command is not valid: " + all, Map.of(), violations, List.of(), null);
    }

    /**
     * A command by somebody who has not seen these entries, or that the ticket has this owner now (rule O4).
     *
     * @param sequence up to where everything is seen now, by whoever looks at what this refusal shows
     */
    public static Refused unseen(TicketId ticket, List<Entry> entries, Optional<AgentId> newOwner, long sequence) {
        String owner =
                newOwner.map(agent -> ", and is owned by " + agent + " now").orElse("");
        Map<String, String> details = new HashMap<>();
        details.put("ticket", ticket.toString());
        details.put("sequence", String.valueOf(sequence));
        newOwner.ifPresent(agent -> details.put("owner", agent.value()));
        return new Refused(
                Code.UNSEEN_ENTRIES,
                "Ticket " + ticket + " has " + entries.size() + " entries that the author has not seen" + owner
                        + "; look at that and send it again",
                details,
                List.of(),
                entries,
                newOwner.orElse(null));
    }

    /** Why, as a stable code. */
    public Code code() {
        return code;
    }

    /** The things concerned, by name: {@code ticket}, {@code status}, {@code owner} ... */
    public Map<String, String> details() {
        return details;
    }

    /** All that is wrong with an invalid command; empty for every other code. */
    public List<Violation> violations() {
        return violations;
    }

    /** What the author of a reply has not seen; empty for every other code. */
    public List<Entry> unseen() {
        return unseen;
    }

    /** Who is the owner by now, if that changed since the author looked; empty for every other code. */
    public Optional<AgentId> newOwner() {
        return Optional.ofNullable(newOwner);
    }
}
