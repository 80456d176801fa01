package org.ticketkit.examples.benchmarks.load;

import java.util.Optional;
import javax.sql.DataSource;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.jdbc.JdbcUnitOfWork;
import org.ticketkit.notice.Notice;
import org.ticketkit.spi.Notifier;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.AgentId;
import org.ticketkit.ticket.Assign;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Move;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.Reply;
import org.ticketkit.ticket.TicketId;

/** The library, as a host would call it; every command is a transaction of its own. */
final class Engine implements Contender {

    static final String TEXT = "The parcel left on Monday and nobody has seen it since. ".repeat(8);

    private static final Actor WEB = Actor.system("web");
    private static final Actor ANN = Actor.agent("ann");

    private final JdbcUnitOfWork transactions;
    private final TicketDesk desk;

    Engine(DataSource dataSource) {
        transactions = JdbcUnitOfWork.over(dataSource);
        JdbcStorage storage = JdbcStorage.builder(transactions).build();
        desk = TicketDesk.builder().storage(storage).notifier(new NoPost()).build();
    }

    @Override
    public String name() {
        return "TicketKit";
    }

    @Override
    public Clerk clerk() {
        return new Agent();
    }

    private final class Agent implements Clerk {

        private final Cases<TicketId> cases = new Cases<>();
        private long requests;

        @Override
        public void open(int number) {
            if (number == 1) {
                open();
                return;
            }
            transactions.inTransaction(connection -> {
                for (int i = 0; i < number; i++) {
                    open();
                }
                return number;
            });
        }

        private void open() {
            OpenTicket request = OpenTicket.from(Contact.mail("carla" + requests++ % 1_000 + "@example.org"))
                    .subject("Parcel lost between Zurich and Boston")
                    .text(TEXT)
                    .tag("parcel")
                    .build();
            cases.opened(desk.tickets().open(WEB, request).ticket().id());
        }

        @Override
        public boolean take(Step step) {
            Optional<TicketId> next = cases.next(step);
            next.ifPresent(id -> take(step, id));
            return next.isPresent();
        }

        private void take(Step step, TicketId id) {
            switch (step) {
                case ASSIGN -> desk.tickets().assign(ANN, Assign.to(id, AgentId.of(ANN.id())));
                case REPLY -> desk.tickets().reply(ANN, Reply.to(id, TEXT));
                case MOVE -> desk.tickets().move(ANN, Move.to(id, "resolved").because("done"));
            }
        }
    }

    /** Notices are written, so that receipts and answers are part of what is measured; delivering them is not. */
    private static final class NoPost implements Notifier {

        @Override
        public String channel() {
            return Contact.MAIL;
        }

        @Override
        public String messageId(Notice notice) {
            return "<" + notice.id() + "@example.org>";
        }

        @Override
        public Session open() {
            throw new IllegalStateException("nothing is delivered here");
        }
    }
}
