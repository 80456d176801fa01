package org.ticketkit.spi;

import java.util.List;
import java.util.Optional;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/**
 * Knows the people: asked before the transaction, its answers are facts of the decision; yours to implement.
 *
 * <p>The contract, by number:
 *
 * <ol>
 *   <li>D1 A call returns within seconds: an adapter that asks another system bounds its own waiting.
 *   <li>D2 An empty answer means "not known". An exception is taken for the same, logged, and holds nothing up.
 *   <li>D3 Calls change nothing and may come from any thread.
 *   <li>D4 Absences are told as they are planned, whatever time it is: whether one is now is judged by the desk's clock. Past ones may be
 *       left out.
 *   <li>D5 The answers about an agent agree: a member of a team is told like the colleague, and whoever names a deputy is one of that
 *       deputy's principals.
 *   <li>D6 Nobody of one tenant is known to another.
 * </ol>
 */
public interface Directory {

    /** How many members of a team, or principals of a deputy, an answer has at the most. */
    int MOST = 500;

    /** A directory that knows nobody. */
    Directory NOBODY = new Directory() {
        @Override
        public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
            return Optional.empty();
        }

        @Override
        public Optional<Agent> agent(TenantId tenant, AgentId id) {
            return Optional.empty();
        }

        @Override
        public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
            return Optional.empty();
        }
    };

    /** Who is the requester that is reached by this contact, a mail address, a phone number ...? */
    Optional<RequesterId> requester(TenantId tenant, Contact contact);

    /** Who is the requester with this customer number? An adapter that knows no numbers need not implement it. */
    default Optional<RequesterId> requesterByNumber(TenantId tenant, String customerNumber) {
        return Optional.empty();
    }

    /** What is known of this requester? An adapter that keeps no such things need not implement it. */
    default Optional<Person> person(TenantId tenant, RequesterId id) {
        return Optional.empty();
    }

    /** Who is this agent? */
    Optional<Agent> agent(TenantId tenant, AgentId id);

    /** Which agent is reached by this contact? */
    Optional<Agent> agentByContact(TenantId tenant, Contact contact);

    /**
     * What is known of this agent as a colleague: teams, skills, absences and deputies? An adapter that knows no such things need not
     * implement it, nor the two that follow: the answer is "not known".
     */
    default Optional<Colleague> colleague(TenantId tenant, AgentId id) {
        return Optional.empty();
    }

    /**
     * Who is in this team, which goes by the code of its queue, sorted by id? At most {@value #MOST}: of a larger team the first ones. Empty
     * if the team is not known.
     */
    default List<Colleague> team(TenantId tenant, String team) {
        return List.of();
    }

    /**
     * Which colleagues have an absence, now or at another time, with this agent as the deputy, sorted by id? At most {@value #MOST}. An empty
     * list is nobody, an empty answer "not known".
     */
    default Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
        return Optional.empty();
    }

    /**
     * A person who works on tickets.
     *
     * @param id the key
     * @param publicName the name that requesters may see; empty for none
     * @param contacts how the person is reached, the preferred way first; at least one
     */
    record Agent(AgentId id, String publicName, List<Contact> contacts) {
        /** Checks that there is a way to reach them. */
        public Agent {
            contacts = List.copyOf(contacts);
            requireOne(contacts, id);
        }

        /** Somebody who is reached in one way. */
        public Agent(AgentId id, String publicName, Contact contact) {
            this(id, publicName, List.of(contact));
        }

        /** The preferred way to reach the person. */
        public Contact contact() {
            return contacts.get(0);
        }

        /** The first way to reach the person on this channel. */
        public Optional<Contact> contact(String channel) {
            return first(contacts, channel);
        }
    }

    /**
     * A requester, as the directory knows them.
     *
     * @param id the key
     * @param contacts how the person is reached, the preferred way first, each with the language to write in; at least one
     * @param customerNumber what the host calls them by; empty for none
     */
    record Person(RequesterId id, List<Contact> contacts, String customerNumber) {

        /** How long a customer number can be, in characters. */
        public static final int MAX_NUMBER = 64;

        /** Checks that there is a way to reach them. */
        public Person {
            contacts = List.copyOf(contacts);
            requireOne(contacts, id);
            if (customerNumber.length() > MAX_NUMBER) {
                throw new IllegalArgumentException("The customer number of " + id + " has " + customerNumber.length()
                        + " characters; at most " + MAX_NUMBER + " are allowed");
            }
        }

        /** Somebody without a number. */
        public static Person of(RequesterId id, Contact... contacts) {
            return new Person(id, List.of(contacts), "");
        }

        /** The same under this number. */
        public Person numbered(String number) {
            return new Person(id, contacts, number);
        }

        /** The preferred way to reach the person. */
        public Contact contact() {
            return contacts.get(0);
        }

        /** The first way to reach the person on this channel. */
        public Optional<Contact> contact(String channel) {
            return first(contacts, channel);
        }
    }

    private static void requireOne(List<Contact> contacts, Object id) {
        if (contacts.isEmpty()) {
            throw new IllegalArgumentException("There is no way to reach " + id + "; name at least one contact");
        }
    }

    private static Optional<Contact> first(List<Contact> contacts, String channel) {
        return contacts.stream()
                .filter(contact -> contact.channel().equals(channel))
                .findFirst();
    }
}
