package org.ticketkit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.ticketkit.spi.AttachmentStore;
import org.ticketkit.spi.CaseNumberSequence;
import org.ticketkit.spi.Inbox;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.TicketStore;
import org.ticketkit.spi.UnitOfWork;
import org.ticketkit.ticket.Misconfigured;

/**
 * All ports on one relational database; to call.
 *
 * <pre>{@code
 * JdbcStorage storage = JdbcStorage.over(dataSource);
 * storage.schema().migrate(); // or hand storage.schema().script() to whoever owns the database
 * storage.schema().verify();
 * }</pre>
 *
 * <p>Every port takes part in the running unit of work and never needs a second connection while one is held. A failure of the
 * database is thrown as {@link org.ticketkit.ticket.StorageFailed}.
 */
public final class JdbcStorage implements Storage {

    /** What the names of the tables begin with by default. */
    public static final String DEFAULT_PREFIX = "tk_";

    private final UnitOfWork unitOfWork;
    private final TicketSchema schema;
    private final TicketStore store;
    private final CaseNumberSequence numbers;
    private final Inbox inbox;
    private final AttachmentStore attachments;
    private final JdbcDirectory directory;

    private JdbcStorage(Builder builder) {
        Tables tables = new Tables(Optional.ofNullable(builder.schema), builder.prefix);
        Calls calls = new Calls(builder.unitOfWork, builder.connections);
        Dialect dialect = calls.run("ask which database this is", connection -> dialect(connection, tables));
        this.unitOfWork = builder.unitOfWork;
        this.schema = new TicketSchema(tables, dialect, calls, builder.dataSource);
        this.store = new JdbcTicketStore(calls, dialect);
        this.numbers = new JdbcCaseNumbers(calls, dialect);
        this.inbox = new JdbcInbox(calls, dialect);
        this.attachments = new JdbcAttachmentStore(calls, dialect);
        this.directory = new JdbcDirectory(calls, builder.unitOfWork, dialect);
    }

    private static Dialect dialect(Connection connection, Tables tables) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "h2" -> new H2Dialect(tables);
            case "postgresql" -> new PostgresDialect(tables);
            default ->
                throw new Misconfigured("The JDBC adapter does not know the database '" + product
                        + "'; use PostgreSQL 13 or later, or H2 2.4 or later");
        };
    }

    /** In this data source, with the default names and transactions of our own. */
    public static JdbcStorage over(DataSource dataSource) {
        return builder(dataSource).build();
    }

    /** Starts a storage in this data source, with transactions of our own ({@link JdbcUnitOfWork}). */
    public static Builder builder(DataSource dataSource) {
        return builder(JdbcUnitOfWork.over(dataSource));
    }

    /** Starts a storage that shares these transactions with the host's own rows ({@link JdbcUnitOfWork#inTransaction}). */
    public static Builder builder(JdbcUnitOfWork transactions) {
        return new Builder(transactions, transactions, transactions.dataSource());
    }

    /** Starts a storage that takes part in the host's transactions. */
    public static Builder builder(ConnectionSource connections, UnitOfWork transactions) {
        return new Builder(connections, transactions, null);
    }

    /** The tables: verify, create, or print them. */
    public TicketSchema schema() {
        return schema;
    }

    /** The people, for a host without a directory of its own; hand it to the desk's builder. */
    public JdbcDirectory directory() {
        return directory;
    }

    @Override
    public TicketStore store() {
        return store;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    @Override
    public CaseNumberSequence numbers() {
        return numbers;
    }

    @Override
    public AttachmentStore attachments() {
        return attachments;
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    /** Collects where the tables are and how they are called. */
    public static final class Builder {

        private final ConnectionSource connections;
        private final UnitOfWork unitOfWork;
        private final @Nullable DataSource dataSource;
        private @Nullable String schema;
        private String prefix = DEFAULT_PREFIX;

        private Builder(ConnectionSource connections, UnitOfWork unitOfWork, @Nullable DataSource dataSource) {
            this.connections = connections;
            this.unitOfWork = unitOfWork;
            this.dataSource = dataSource;
        }

        /** The database schema of the tables; the connection's own by default. It must be there. */
        public Builder schema(String name) {
            this.schema = name;
            return this;
        }

        /** What the names of the tables begin with; {@value JdbcStorage#DEFAULT_PREFIX} by default, may be empty. */
        public Builder tablePrefix(String newPrefix) {
            this.prefix = newPrefix;
            return this;
        }

        /**
         * Asks the database what it is, and changes nothing.
         *
         * @throws IllegalArgumentException if schema or prefix is no plain name of at most 30 characters
         * @throws Misconfigured if the database is not one that the adapter knows
         */
        public JdbcStorage build() {
            return new JdbcStorage(this);
        }
    }
}
