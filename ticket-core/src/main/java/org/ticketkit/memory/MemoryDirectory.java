package org.ticketkit.memory;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/** A directory of the people that it was told of; immutable, each addition makes a new one. */
public final class MemoryDirectory implements Directory {

    private record Key(TenantId tenant, String id) {}

    private record Address(TenantId tenant, String channel, String address) {
        static Address of(TenantId tenant, Contact contact) {
            return new Address(tenant, contact.channel(), contact.address());
        }
    }

    private final Map<Key, Person> persons;
    private final Map<Key, Agent> agents;
    private final Map<Key, Colleague> colleagues;
    private final Map<Address, Person> personsByAddress;
    private final Map<Address, Agent> agentsByAddress;

    private MemoryDirectory(Map<Key, Person> persons, Map<Key, Agent> agents, Map<Key, Colleague> colleagues) {
        this.persons = Map.copyOf(persons);
        this.agents = Map.copyOf(agents);
        this.colleagues = Map.copyOf(colleagues);
        this.personsByAddress = byAddress(persons, Person::contacts);
        this.agentsByAddress = byAddress(agents, Agent::contacts);
    }

    /** An address that several have is the first one's, by id. */
    private static <V> Map<Address, V> byAddress(Map<Key, V> people, Function<V, List<Contact>> contacts) {
        Map<Address, V> found = new HashMap<>();
        Map<Key, V> inOrder = new TreeMap<>(Comparator.comparing(Key::tenant, Comparator.comparing(TenantId::value))
                .thenComparing(Key::id));
        inOrder.putAll(people);
        inOrder.forEach((key, one) ->
                contacts.apply(one).forEach(contact -> found.putIfAbsent(Address.of(key.tenant(), contact), one)));
        return Map.copyOf(found);
    }

    /** A directory of nobody. */
    public static MemoryDirectory empty() {
        return new MemoryDirectory(Map.of(), Map.of(), Map.of());
    }

    /** The same with one more requester, or another contact of one; channel and address are what counts. */
    public MemoryDirectory withRequester(TenantId tenant, Contact contact, RequesterId id) {
        Person known = persons.get(new Key(tenant, id.value()));
        return withPerson(
                tenant,
                known == null
                        ? Person.of(id, contact)
                        : new Person(
                                id,
                                Stream.concat(known.contacts().stream(), Stream.of(contact))
                                        .toList(),
                                known.customerNumber()));
    }

    /** The same, knowing this of a requester, in place of what it knew before. */
    public MemoryDirectory withPerson(TenantId tenant, Person person) {
        return new MemoryDirectory(with(persons, new Key(tenant, person.id().value()), person), agents, colleagues);
    }

    /** The same with one more agent. */
    public MemoryDirectory withAgent(TenantId tenant, Agent agent) {
        return new MemoryDirectory(
                persons, with(agents, new Key(tenant, agent.id().value()), agent), colleagues);
    }

    /** The same, knowing this of a colleague, in place of what it knew before. */
    public MemoryDirectory withColleague(TenantId tenant, Colleague colleague) {
        return new MemoryDirectory(
                persons, agents, with(colleagues, new Key(tenant, colleague.id().value()), colleague));
    }

    /** The same with one more absence of this agent. */
    public MemoryDirectory withAbsence(TenantId tenant, AgentId id, Absence absence) {
        Colleague known = colleague(tenant, id).orElseGet(() -> Colleague.of(id));
        return withColleague(tenant, known.away(absence));
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    @Override
    public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
        return Optional.ofNullable(personsByAddress.get(Address.of(tenant, contact)))
                .map(Person::id);
    }

    @Override
    public Optional<RequesterId> requesterByNumber(TenantId tenant, String customerNumber) {
        return among(
                        persons,
                        tenant,
                        person -> !customerNumber.isEmpty()
                                && person.customerNumber().equals(customerNumber))
                .map(Person::id)
                .min(Comparator.comparing(RequesterId::value));
    }

    @Override
    public Optional<Person> person(TenantId tenant, RequesterId id) {
        return Optional.ofNullable(persons.get(new Key(tenant, id.value())));
    }

    @Override
    public Optional<Agent> agent(TenantId tenant, AgentId id) {
        return Optional.ofNullable(agents.get(new Key(tenant, id.value())));
    }

    @Override
    public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
        return Optional.ofNullable(agentsByAddress.get(Address.of(tenant, contact)));
    }

    @Override
    public Optional<Colleague> colleague(TenantId tenant, AgentId id) {
        return Optional.ofNullable(colleagues.get(new Key(tenant, id.value())));
    }

    @Override
    public List<Colleague> team(TenantId tenant, String team) {
        return inOrder(tenant, colleague -> colleague.teams().contains(team));
    }

    @Override
    public Optional<List<Colleague>> principals(TenantId tenant, AgentId deputy) {
        return Optional.of(inOrder(
                tenant,
                colleague -> colleague.absences().stream()
                        .anyMatch(absence -> absence.deputy().equals(Optional.of(deputy)))));
    }

    private List<Colleague> inOrder(TenantId tenant, Predicate<Colleague> condition) {
        return among(colleagues, tenant, condition)
                .sorted(Comparator.comparing(Colleague::id))
                .limit(MOST)
                .toList();
    }

    private static <V> Stream<V> among(Map<Key, V> people, TenantId tenant, Predicate<V> condition) {
        return people.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .filter(condition);
    }
}
