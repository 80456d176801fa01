/** Turns mail into tickets and notices into mail. */
module org.ticketkit.mail {
    requires transitive jakarta.mail;
    requires static transitive org.jspecify;
    requires static org.apache.poi.scratchpad;
    requires static org.eclipse.angus.mail;
    requires org.jsoup;
    requires org.slf4j;
    requires transitive org.ticketkit.core;

    exports org.ticketkit.mail;
}
