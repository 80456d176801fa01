package org.ticketkit.examples.jakarta;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.ticketkit.TicketDesk;
import org.ticketkit.jdbc.JdbcStorage;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Contact;
import org.ticketkit.ticket.Criteria;
import org.ticketkit.ticket.OpenTicket;
import org.ticketkit.ticket.PageRequest;
import org.ticketkit.ticket.Sort;
import org.ticketkit.ticket.Ticket;

/**
 * A shop whose returns and our tickets are one Jakarta transaction. Narayana and Agroal stand for what Quarkus or an application
 * server would bring and inject; there, {@code @Transactional} begins and ends the transaction.
 */
public final class Returns {

    private static final Actor SHOP = Actor.system("shop");

    private final TransactionManager manager;
    private final DataSource dataSource;
    private final TicketDesk desk;

    private Returns(TransactionManager manager, DataSource dataSource, TicketDesk desk) {
        this.manager = manager;
        this.dataSource = dataSource;
        this.desk = desk;
    }

    /** Opens a case with a return, then fails to do so again. */
    public static void main(String[] args) throws Exception {
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        TransactionSynchronizationRegistry registry = new TransactionSynchronizationRegistryImple();
        try (AgroalDataSource dataSource = pool("jdbc:h2:mem:returns;DB_CLOSE_DELAY=-1", manager, registry)) {
            day(new Returns(manager, dataSource, desk(dataSource, manager, registry)));
        }
    }

    private static AgroalDataSource pool(
            String url, TransactionManager manager, TransactionSynchronizationRegistry registry) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(10)
                        .transactionIntegration(new NarayanaTransactionIntegration(manager, registry))
                        .connectionFactoryConfiguration(connections -> connections
                                .connectionProviderClass(JdbcDataSource.class)
                                .jdbcUrl(url))));
    }

    private static TicketDesk desk(
            DataSource dataSource, TransactionManager manager, TransactionSynchronizationRegistry registry) {
        JakartaTransactions transactions = new JakartaTransactions(dataSource, manager, registry);
        JdbcStorage storage = JdbcStorage.builder(transactions, transactions).build();
        storage.schema().migrate(dataSource);
        return TicketDesk.builder()
                .storage(storage)
                .afterCommit(events -> System.out.println("Committed: " + events.size() + " events"))
                .build();
    }

    private static void day(Returns returns) throws Exception {
        returns.createTable();
        System.out.println("Order 7 comes back: " + returns.sendBack(7).number());
        try {
            returns.sendBack(7);
        } catch (SQLException e) {
            System.out.println("Order 7 again: the shop's own row is refused");
        }
        System.out.println("Cases: " + returns.cases());
    }

    private Ticket sendBack(int order) throws Exception {
        manager.begin();
        try {
            Ticket ticket = desk.tickets().open(SHOP, request(order)).ticket();
            insert(order, ticket);
            manager.commit();
            return ticket;
        } catch (SQLException e) {
            manager.rollback(); // then there is no ticket either
            throw e;
        }
    }

    private static OpenTicket request(int order) {
        return OpenTicket.from(Contact.mail("carla@example.org"))
                .subject("Order " + order + " comes back")
                .text("The seat is too small.")
                .build();
    }

    private void insert(int order, Ticket ticket) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO shop_return (order_id, case_number) VALUES (?, ?)")) {
            insert.setInt(1, order);
            insert.setString(2, ticket.number().value());
            insert.executeUpdate();
        }
    }

    private void createTable() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE shop_return (order_id INTEGER PRIMARY KEY, case_number VARCHAR(64) NOT NULL)");
        }
    }

    private int cases() {
        return desk.tickets()
                .search(SHOP, Criteria.everything(), Sort.OLDEST_FIRST, PageRequest.first(100))
                .items()
                .size();
    }
}
