package org.ticketkit.jdbc;

import java.util.List;

/** What all databases so far have in common: their statements, and the names of their scripts. */
abstract class CommonDialect implements Dialect {

    private final StoreStatements store;
    private final InboxStatements inbox;
    private final FileStatements files;

    CommonDialect(Tables tables) {
        this.store = new StoreStatements(tables);
        this.inbox = new InboxStatements(tables);
        this.files = new FileStatements(tables);
    }

    @Override
    public List<String> scripts() {
        return List.of("V001__tickets.sql");
    }

    @Override
    public StoreStatements store() {
        return store;
    }

    @Override
    public InboxStatements inbox() {
        return inbox;
    }

    @Override
    public FileStatements files() {
        return files;
    }
}
