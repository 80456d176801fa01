package org.ticketkit.examples.helpdesk;

import java.util.Map;
import java.util.Optional;
import org.ticketkit.spi.Directory;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

/** The people who work at the demo's desk; a real host asks its own database. */
final class DemoStaff implements Directory {

    static final Map<String, String> NAMES = Map.of("ann", "Ann", "bob", "Bob", "lea", "Lea");

    @Override
    public Optional<RequesterId> requester(TenantId tenant, Contact contact) {
        return Optional.empty();
    }

    @Override
    public Optional<Agent> agent(TenantId tenant, AgentId id) {
        return Optional.ofNullable(NAMES.get(id.value()))
                .map(name -> new Agent(id, name, Contact.mail(id.value() + "@staff.example.test")));
    }

    @Override
    public Optional<Agent> agentByContact(TenantId tenant, Contact contact) {
        return NAMES.keySet().stream()
                .map(id -> agent(tenant, AgentId.of(id)).orElseThrow())
                .filter(agent -> agent.contact().address().equals(contact.address()))
                .findFirst();
    }
}
