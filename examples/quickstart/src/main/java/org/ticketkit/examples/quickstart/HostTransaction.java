package org.ticketkit.examples.quickstart;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.jdbcx.JdbcDataSource;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.jdbc.JdbcUnitOfWork;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;

/** A shop whose returns and our tickets live and die together. */
public final class HostTransaction {

    private static final Actor SHOP = Actor.system("shop");

    private final JdbcUnitOfWork transactions;
    private final TicketDesk desk;

    private HostTransaction(JdbcUnitOfWork transactions, TicketDesk desk) {
        this.transactions = transactions;
        this.desk = desk;
    }

    /** Opens a case with a return, then fails to do so again. */
    public static void main(String[] args) throws SQLException {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
        JdbcUnitOfWork transactions = JdbcUnitOfWork.over(database);
        JdbcStorage storage = JdbcStorage.builder(transactions).build();
        storage.schema().migrate();
        TicketDesk desk = TicketDesk.builder().storage(storage).build();

        HostTransaction shop = new HostTransaction(transactions, desk);
        shop.createTable();
        System.out.println("Order 7 comes back: " + shop.sendBack(7).number());
        try {
            shop.sendBack(7);
        } catch (SQLException e) {
            System.out.println("Order 7 again: the shop's own row is refused");
        }
        System.out.println("Returns: " + shop.returns() + ", cases: " + shop.cases());
    }

    private Ticket sendBack(int order) throws SQLException {
        return transactions.inTransaction(connection -> {
            OpenTicket request = OpenTicket.from(Contact.mail("carla@example.org"))
                    .subject("Order " + order + " comes back")
                    .text("The seat is too small.")
                    .build();
            Ticket ticket = desk.tickets().open(SHOP, request).ticket();
            insertReturn(connection, order, ticket); // if this throws, there is no ticket either
            return ticket;
        });
    }

    private static void insertReturn(Connection connection, int order, Ticket ticket) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO shop_return (order_id, case_number) VALUES (?, ?)")) {
            insert.setInt(1, order);
            insert.setString(2, ticket.number().value());
            insert.executeUpdate();
        }
    }

    private void createTable() throws SQLException {
        transactions.inTransaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(
                        "CREATE TABLE shop_return (order_id INTEGER PRIMARY KEY, case_number VARCHAR(64) NOT NULL)");
            }
        });
    }

    private long returns() throws SQLException {
        return transactions.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM shop_return")) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    private int cases() {
        return desk.tickets()
                .search(SHOP, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(100))
                .items()
                .size();
    }
}
