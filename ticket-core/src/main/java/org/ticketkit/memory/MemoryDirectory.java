package org.ticketkit.memory;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/** A directory of the people that it was told of; immutable, each addition makes a new one. */
public final class MemoryDirectory implements Directory {

    private record Address(TenantId tenant, String channel, String address) {
        static Address of(TenantId tenant, Contact contact) {
            return new Address(tenant, contact.channel(), contact.address());
        }
    }

    private record Key(TenantId tenant, AgentId id) {}

    private final Map<Address, RequesterId> requesters;
    private final Map<Key, Agent> agents;
    private final Map<Address, Agent> agentsByAddress;
    private final Map<Key, Set<AgentId>> principals;
    private final Map<Key, Colleague> colleagues;

    private MemoryDirectory(
            Map<Address, RequesterId> requesters,
            Map<Key, Agent> agents,
            Map<Address, Agent> agentsByAddress,
            Map<Key, Set<AgentId>> principals,
            Map<Key, Colleague> colleagues) {
        this.requesters = Map.copyOf(requesters);
        this.agents = Map.copyOf(agents);
        this.agentsByAddress = Map.copyOf(agentsByAddress);
        this.principals = Map.copyOf(principals);
        this.colleagues = Map.copyOf(colleagues);
    }

    /** A directory of nobody. */
    public static MemoryDirectory empty() {
        return new MemoryDirectory(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }

    /** The same with one more requester, or another contact of one; channel and address are what counts. */
    public MemoryDirectory withRequester(TenantId tenant, Contact contact, RequesterId id) {
        return new MemoryDirectory(
                with(requesters, Address.of(tenant, contact), id), agents, agentsByAddress, principals, colleagues);
    }

    /** The same with one more agent. */
    public MemoryDirectory withAgent(TenantId tenant, Agent agent) {
        return new MemoryDirectory(
                requesters,
                with(agents, new Key(tenant, agent.id()), agent),
                with(agentsByAddress, Address.of(tenant, agent.contact()), agent),
                principals,
                colleagues);
    }

    /** The same with a deputy who stands in for an agent from now on. */
    public MemoryDirectory withDeputy(TenantId tenant, AgentId absent, AgentId deputy) {
        Key key = new Key(tenant, deputy);
        Set<AgentId> all = new HashSet<>(principals.getOrDefault(key, Set.of()));
        all.add(absent);
        return new MemoryDirectory(
                requesters, agents, agentsByAddress, with(principals, key, Set.copyOf(all)), colleagues);
    }

    /** The same, knowing this of a colleague, in place of what it knew before. */
    public MemoryDirectory withColleague(TenantId tenant, Colleague colleague) {
        return new MemoryDirectory(
                requesters,
                agents,
                agentsByAddress,
                principals,
                with(colleagues, new Key(tenant, colleague.id()), colleague));
    }

    private static <K, V> Map<K, V> with(Map<K, V> map, K key, V value) {
        Map<K, V> more = new HashMap<>(map);
        more.put(key, value);
        return more;
    }

    @Override
    public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
        return Optional.ofNullable(requesters.get(Address.of(tenant, contact)));
    }

    @Override
    public Optional<Agent> agent(TenantId tenant, AgentId id) {
        return Optional.ofNullable(agents.get(new Key(tenant, id)));
    }

    @Override
    public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
        return Optional.ofNullable(agentsByAddress.get(Address.of(tenant, contact)));
    }

    @Override
    public Optional<Set<AgentId>> standsInFor(TenantId tenant, AgentId id) {
        Set<AgentId> found = new HashSet<>();
        Deque<AgentId> open = new ArrayDeque<>(Set.of(id));
        while (!open.isEmpty()) {
            for (AgentId absent : principals.getOrDefault(new Key(tenant, open.remove()), Set.of())) {
                if (!absent.equals(id) && found.add(absent)) {
                    open.add(absent);
                }
            }
        }
        return Optional.of(Set.copyOf(found));
    }

    @Override
    public Optional<Colleague> colleague(TenantId tenant, AgentId id) {
        return Optional.ofNullable(colleagues.get(new Key(tenant, id)));
    }

    @Override
    public List<Colleague> team(TenantId tenant, String team) {
        return colleagues.entrySet().stream()
                .filter(entry -> entry.getKey().tenant().equals(tenant))
                .map(Map.Entry::getValue)
                .filter(colleague -> colleague.teams().contains(team))
                .sorted(Comparator.comparing(Colleague::id))
                .limit(MOST_OF_A_TEAM)
                .toList();
    }
}
