/** A real PostgreSQL server for tests, started from Maven artifacts; start at {@link org.ticketkit.postgres.PostgresServer}. */
@org.jspecify.annotations.NullMarked
package org.ticketkit.postgres;
