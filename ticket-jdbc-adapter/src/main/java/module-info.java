/** Keeps tickets in a relational database over plain JDBC. */
@SuppressWarnings("requires-automatic") // Flyway has no module descriptor, only a name in its manifest
module org.ticketkit.jdbc {
    requires static flyway.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;
    requires org.slf4j;
    requires transitive org.ticketkit.core;

    exports org.ticketkit.jdbc;
}
