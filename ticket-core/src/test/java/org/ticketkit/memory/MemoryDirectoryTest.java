package org.ticketkit.memory;

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
                .withAgent(KNOWN.tenant(), KNOWN.agent());
    }

    @Override
    protected Known known() {
        return KNOWN;
    }
}
