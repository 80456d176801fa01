package org.ticketkit.examples.quickstart;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.ExternalReference;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Ticket;
import org.ticketkit.ticket.TicketId;

/** Tickets in an H2 file that outlive the process; a receipt that goes out; a day that passes. */
public final class WithDatabase {

    private static final Actor ANN = Actor.agent("ann");
    private static final Duration DAY = Duration.ofDays(1);

    private WithDatabase() {}

    /** Makes the file {@code tickets.mv.db}, here or in the folder that is given. */
    public static void main(String[] args) {
        Path file = Path.of(args.length == 0 ? "." : args[0]).toAbsolutePath().resolve("tickets");
        String url = "jdbc:h2:file:" + file + ";WRITE_DELAY=0"; // a commit is on disk when it returns
        onPool(url, WithDatabase::today);
        onPool(url, WithDatabase::tomorrow);
    }

    private static void onPool(String url, Consumer<DataSource> day) {
        JdbcConnectionPool pool = JdbcConnectionPool.create(url, "sa", "");
        try {
            day.accept(pool);
        } finally {
            pool.dispose();
        }
    }

    private static void today(DataSource dataSource) {
        JdbcStorage storage = JdbcStorage.over(dataSource);
        storage.schema().migrate(); // or hand storage.schema().script() to whoever owns the database
        storage.schema().verify().forEach(System.out::println);
        TicketDesk desk = TicketDesk.builder()
                .storage(storage)
                .notifier(new PrintedMail())
                .build();

        TicketId ticket =
                desk.tickets().open(Actor.system("web"), request()).ticket().id();
        desk.tickets().assign(ANN, Assign.to(ticket, AgentId.of("ann")));
        Instant tomorrow = InstantSource.system().instant().plus(DAY);
        desk.tickets().move(ANN, Move.to(ticket, "scheduled").until(tomorrow));
        runOnce(desk);
    }

    private static void tomorrow(DataSource dataSource) {
        TicketDesk desk = TicketDesk.builder()
                .storage(JdbcStorage.over(dataSource))
                .notifier(new PrintedMail())
                .clock(InstantSource.offset(InstantSource.system(), DAY)) // the tests of a host need not wait
                .build();

        runOnce(desk);
        Ticket ticket = desk.tickets()
                .findByReference(ANN, new ExternalReference("parcel", "JD014600003"))
                .orElseThrow();
        System.out.println(ticket.number() + " is " + ticket.status().code());
        System.out.println("All is well: " + desk.health().isGood());
    }

    /** What a host calls again and again, from whatever scheduler it has, on every node. */
    private static void runOnce(TicketDesk desk) {
        int done = desk.work(100);
        int attempted = desk.deliver(100);
        System.out.println("Timers done: " + done + ", notices attempted: " + attempted);
    }

    private static OpenTicket request() {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Parcel lost")
                .text("It left on Monday.")
                .reference("parcel", "JD014600003") // the same request again is answered with the same case
                .build();
    }
}
