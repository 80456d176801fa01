/** The ticketing engine: tickets, numbers, lifecycles, notices, the ports, and their in-memory adapters. */
module org.ticketkit.core {
    requires com.samskivert.jmustache;
    requires transitive jakarta.validation;
    requires static transitive org.jspecify;
    requires org.slf4j;

    exports org.ticketkit;
    exports org.ticketkit.lifecycle;
    exports org.ticketkit.memory;
    exports org.ticketkit.notice;
    exports org.ticketkit.number;
    exports org.ticketkit.ownership;
    exports org.ticketkit.rule;
    exports org.ticketkit.spi;
    exports org.ticketkit.ticket;
    exports org.ticketkit.worktime;

    // Hibernate Validator reads the constraints of the commands
    opens org.ticketkit.ticket;
}
