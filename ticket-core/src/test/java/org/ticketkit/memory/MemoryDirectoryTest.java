package org.ticketkit.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ticketkit.spi.Directory;
import org.ticketkit.tck.DirectoryContract;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;

class MemoryDirectoryTest extends DirectoryContract {

    private static final Known KNOWN = new Known(
            TenantId.DEFAULT,
            Contact.mail("mia@example.org"),
            RequesterId.of("mia"),
            new Directory.Agent(AgentId.of("ann"), "Ann", Contact.mail("ann@desk.example.org")));

    @Override
    protected Directory directory() {
        return MemoryDirectory.empty()
                .withRequester(KNOWN.tenant(), KNOWN.requesterContact(), KNOWN.requester())
                .withAgent(KNOWN.tenant(), KNOWN.agent())
                .withDeputy(KNOWN.tenant(), AgentId.of("bob"), KNOWN.agent().id());
    }

    @Override
    protected Optional<AgentId> principal() {
        return Optional.of(AgentId.of("bob"));
    }

    @Test
    void the_deputy_of_a_deputy_stands_in_too_and_a_circle_ends() {
        MemoryDirectory directory = MemoryDirectory.empty()
                .withDeputy(KNOWN.tenant(), AgentId.of("a"), AgentId.of("b"))
                .withDeputy(KNOWN.tenant(), AgentId.of("b"), AgentId.of("c"))
                .withDeputy(KNOWN.tenant(), AgentId.of("c"), AgentId.of("a"));
        assertEquals(
                Optional.of(Set.of(AgentId.of("a"), AgentId.of("b"))),
                directory.standsInFor(KNOWN.tenant(), AgentId.of("c")));
    }

    @Override
    protected Known known() {
        return KNOWN;
    }
}
