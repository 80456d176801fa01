package org.ticketkit.lifecycle;

import org.ticketkit.ticket.Priority;

/**
 * What a transition brings about beside the new status (rule L2), whoever or whatever takes it: a person, a trigger or a timer. Ours to
 * extend.
 */
public sealed interface Effect {

    /** Calls the case that fits this effect. */
    <T> T match(Cases<T> cases);

    /**
     * A function over effects, a case each; ours to implement.
     *
     * @param <T> what it returns
     */
    interface Cases<T> {

        /** For {@link TellRequester}. */
        T tellRequester(TellRequester effect);

        /** For {@link SetQueue}. */
        T setQueue(SetQueue effect);

        /** For {@link SetPriority}. */
        T setPriority(SetPriority effect);

        /** For {@link ReleaseAssignee}. */
        T releaseAssignee(ReleaseAssignee effect);
    }

    /**
     * The requester is told, if anybody delivers notices on their channel. The template is given {@code number}, {@code subject} and
     * {@code changedAt}.
     *
     * @param template the name of the template, whose newest version is taken
     */
    record TellRequester(String template) implements Effect {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.tellRequester(this);
        }
    }

    /**
     * The ticket goes to a team.
     *
     * @param queue the team, a code
     */
    record SetQueue(String queue) implements Effect {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.setQueue(this);
        }
    }

    /**
     * The ticket becomes so urgent.
     *
     * @param priority how urgent
     */
    record SetPriority(Priority priority) implements Effect {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.setPriority(this);
        }
    }

    /** Nobody has the assignee's role any more; who had it, had it until here. */
    record ReleaseAssignee() implements Effect {
        @Override
        public <T> T match(Cases<T> cases) {
            return cases.releaseAssignee(this);
        }
    }

    /** The requester is told by this template. */
    static Effect tellRequester(String template) {
        return new TellRequester(template);
    }

    /** The ticket goes to this team. */
    static Effect queue(String code) {
        return new SetQueue(code);
    }

    /** The ticket becomes so urgent. */
    static Effect priority(Priority priority) {
        return new SetPriority(priority);
    }

    /** Nobody has the assignee's role any more. */
    static Effect releaseAssignee() {
        return new ReleaseAssignee();
    }
}
