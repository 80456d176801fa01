package org.ticketkit.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
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

/** The contract of a directory, and what is kept through the page for administrators. */
abstract class DirectoryOnDatabase extends DirectoryContract {

    static final TenantId TENANT = TenantId.of("shop");
    static final AgentId ANN = AgentId.of("ann");
    private static final AgentId BOB = AgentId.of("bob");
    private static final RequesterId MIA = RequesterId.of("mia");
    private static final Instant SOON = Instant.parse("2031-05-01T00:00:00.123456Z");
    private static final Absence WEEK =
            Absence.between(SOON, SOON.plusSeconds(3600)).deputy(BOB);
    private static final Known KNOWN = new Known(
            TENANT,
            Contact.mail("mia@example.org"),
            MIA,
            new Directory.Agent(
                    ANN,
                    "Ann",
                    List.of(
                            Contact.mail("ann@desk.example.org").in(ZoneId.of("Europe/Zurich")),
                            Contact.phone("+41 44 123 00 01"))));
    private static final Directory.Person PERSON = Directory.Person.of(
                    MIA,
                    Contact.mail("mia@example.org").named("Mia Meier").speaking(Locale.GERMAN),
                    Contact.phone("+41 44 123 45 67"))
            .numbered("K-4711");
    private static final Colleague COLLEAGUE = Colleague.of(ANN)
            .in("billing", "support")
            .skilled("invoices", 3)
            .weighing(2)
            .carrying(10)
            .gone()
            .working(WorkCalendar.named("mornings", 1)
                    .zone(ZoneId.of("Europe/Berlin"))
                    .weekdays("08:00-12:00")
                    .build())
            .away(WEEK)
            .away(Absence.between(SOON, SOON.plusSeconds(7200)).in("billing", "support"));

    final TestDatabase database = database();
    private final JdbcStorage storage = database.storage();
    final JdbcDirectory directory = storage.directory();

    abstract TestDatabase database();

    @AfterEach
    void drop() {
        database.close();
    }

    @Override
    protected Directory directory() {
        directory.save(TENANT, PERSON);
        directory.save(TENANT, KNOWN.agent());
        directory.save(TENANT, COLLEAGUE);
        return directory;
    }

    @Override
    protected Known known() {
        return KNOWN;
    }

    @Override
    protected Optional<Colleague> colleague() {
        return Optional.of(COLLEAGUE);
    }

    @Test
    void what_is_saved_is_read_and_what_is_saved_again_replaces_it() {
        assertEquals(Optional.of(PERSON), directory.person(TENANT, MIA));
        assertEquals(Optional.of(COLLEAGUE), directory.colleague(TENANT, ANN));
        assertEquals(List.of(COLLEAGUE), directory.colleagues(TENANT));

        directory.save(TENANT, Colleague.of(ANN));
        directory.save(TENANT, Directory.Person.of(MIA, Contact.mail("mia@home.example.org")));

        assertEquals(Optional.of(Colleague.of(ANN)), directory.colleague(TENANT, ANN));
        assertEquals(Optional.of(KNOWN.agent()), directory.agent(TENANT, ANN));
        assertEquals(Optional.empty(), directory.requester(TENANT, KNOWN.requesterContact()));
        assertEquals(Optional.empty(), directory.requesterByNumber(TENANT, "K-4711"));
        assertEquals(List.of(), directory.team(TENANT, "support"));
    }

    @Test
    void O5_an_absence_is_added_to_what_is_there() {
        Absence other =
                Absence.between(SOON.plusSeconds(9000), SOON.plusSeconds(9900)).in("billing");

        directory.absent(TENANT, ANN, other);
        directory.absent(TENANT, BOB, WEEK.deputy(ANN));

        assertEquals(Optional.of(COLLEAGUE.away(other)), directory.colleague(TENANT, ANN));
        assertEquals(Optional.of(List.of(Colleague.of(BOB).away(WEEK.deputy(ANN)))), directory.principals(TENANT, ANN));
    }

    @Test
    void who_is_removed_is_not_known_any_more() {
        directory.remove(TENANT, ANN);
        directory.remove(TENANT, MIA);

        assertEquals(Optional.empty(), directory.agent(TENANT, ANN));
        assertEquals(Optional.empty(), directory.colleague(TENANT, ANN));
        assertEquals(Optional.of(List.of()), directory.principals(TENANT, BOB));
        assertEquals(Optional.empty(), directory.requester(TENANT, KNOWN.requesterContact()));
        assertEquals(Optional.empty(), directory.person(TENANT, MIA));
    }

    @Test
    void a_contact_that_is_anothers_is_refused_and_nothing_is_changed() {
        Directory.Person other =
                Directory.Person.of(RequesterId.of("noa"), Contact.mail("noa@example.org"), KNOWN.requesterContact());

        assertThrows(IllegalArgumentException.class, () -> directory.save(TENANT, other));

        assertEquals(Optional.of(MIA), directory.requester(TENANT, KNOWN.requesterContact()));
        assertEquals(Optional.empty(), directory.requester(TENANT, Contact.mail("noa@example.org")));
        directory.save(TenantId.of("other"), other);
    }

    @Test
    void a_transaction_goes_on_after_a_question_that_failed() {
        database.run("DROP TABLE tk_team_member");

        storage.unitOfWork().call(transaction -> {
            directory.save(TENANT, Directory.Person.of(RequesterId.of("noa"), Contact.mail("noa@example.org")));
            assertThrows(RuntimeException.class, () -> directory.colleague(TENANT, ANN));
            return true;
        });

        assertEquals(Optional.of(RequesterId.of("noa")), directory.requester(TENANT, Contact.mail("noa@example.org")));
    }
}
