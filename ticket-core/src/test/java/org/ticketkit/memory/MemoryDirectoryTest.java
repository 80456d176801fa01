package org.ticketkit.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ticketkit.ownership.Absence;
import org.ticketkit.ownership.Colleague;
import org.ticketkit.spi.Directory;
import org.ticketkit.tck.DirectoryContract;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.RequesterId;
import org.ticketkit.ticket.TenantId;
import org.ticketkit.worktime.WorkCalendar;

class MemoryDirectoryTest extends DirectoryContract {

    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final AgentId ANN = AgentId.of("ann");
    private static final RequesterId MIA = RequesterId.of("mia");
    private static final Directory.Person PERSON = Directory.Person.of(
                    MIA,
                    Contact.mail("mia@example.org").named("Mia Meier").speaking(Locale.GERMAN),
                    Contact.phone("+41 44 123 45 67").speaking(Locale.GERMAN))
            .numbered("K-4711");
    private static final Known KNOWN = new Known(
            TENANT,
            Contact.mail("mia@example.org"),
            MIA,
            new Directory.Agent(
                    ANN, "Ann", List.of(Contact.mail("ann@desk.example.org"), Contact.phone("+41 44 123 00 01"))));
    private static final Instant SOON = Instant.parse("2031-05-01T00:00:00Z");
    private static final Colleague COLLEAGUE = Colleague.of(ANN)
            .in("billing", "support")
            .skilled("invoices", 3)
            .working(WorkCalendar.named("mornings", 1)
                    .zone(ZoneId.of("Europe/Berlin"))
                    .weekdays("08:00-12:00")
                    .build())
            .away(Absence.between(SOON, SOON.plusSeconds(3600)).deputy(AgentId.of("bob")))
            .away(Absence.between(SOON, SOON.plusSeconds(7200)).in("billing"));

    @Override
    protected MemoryDirectory directory() {
        return MemoryDirectory.empty()
                .withPerson(TENANT, PERSON)
                .withAgent(TENANT, KNOWN.agent())
                .withColleague(TENANT, COLLEAGUE);
    }

    @Override
    protected Optional<Colleague> colleague() {
        return Optional.of(COLLEAGUE);
    }

    @Override
    protected Known known() {
        return KNOWN;
    }

    @Test
    void a_caller_is_found_by_phone_number_however_it_is_written_and_by_customer_number() {
        MemoryDirectory directory = directory();

        assertEquals(Optional.of(MIA), directory.requester(TENANT, Contact.phone("0041 (0)44/123-45-67")));
        assertEquals(Optional.of(MIA), directory.requester(TENANT, Contact.of("phone", "+41441234567")));
        assertEquals(Optional.of(MIA), directory.requesterByNumber(TENANT, "K-4711"));
        assertEquals(
                Optional.of(Locale.GERMAN),
                directory.person(TENANT, MIA).map(person -> person.contact().language()));
    }

    @Test
    void one_more_contact_of_a_requester_leaves_the_others() {
        MemoryDirectory directory = MemoryDirectory.empty()
                .withRequester(TENANT, Contact.mail("mia@example.org"), MIA)
                .withRequester(TENANT, Contact.mail("mia@home.example.org"), MIA);

        assertEquals(Optional.of(MIA), directory.requester(TENANT, Contact.mail("mia@example.org")));
        assertEquals(Optional.of(MIA), directory.requester(TENANT, Contact.mail("mia@home.example.org")));
    }

    @Test
    void who_is_told_of_anew_is_reached_by_the_new_contact_alone() {
        Directory.Agent moved = new Directory.Agent(ANN, "Ann", Contact.mail("ann@new.example.org"));
        MemoryDirectory directory = directory().withAgent(TENANT, moved);

        assertEquals(Optional.of(moved), directory.agentByContact(TENANT, moved.contact()));
        assertEquals(
                Optional.empty(), directory.agentByContact(TENANT, KNOWN.agent().contact()));
    }
}
