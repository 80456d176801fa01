package org.ticketkit.jdbc;

import org.ticketkit.architecture.PackagedAdapter;

/** The jar of the adapter as a consumer gets it; it needs no Flyway. */
class PackagedJdbcIT extends PackagedAdapter {

    PackagedJdbcIT() {
        super("org.ticketkit.jdbc");
    }
}
