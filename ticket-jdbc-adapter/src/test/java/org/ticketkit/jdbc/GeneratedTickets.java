package org.ticketkit.jdbc;

/** Rows as a desk that has worked for years has them: most tickets are closed, few notices wait, some values are common and some rare. */
final class GeneratedTickets {

    private static final String ID = "('00000000-%s-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";
    private static final String AT = "timestamptz '2024-01-01 00:00:00Z' + i * interval '10 minutes'";
    private static final String NAME =
            "CASE WHEN i %% 1000 = 7 THEN 'rare' WHEN i %% 3 = 0 THEN 'common' ELSE '%s-' || (i %% 50) END";

    private GeneratedTickets() {}

    /** Statements for PostgreSQL that fill the tables with the default names. */
    static String sql(int tickets) {
        return TEMPLATE.replace("#{n}", Integer.toString(tickets))
                .replace("#{few}", Integer.toString(tickets / 5))
                .replace("#{ticket}", ID.formatted("0001"))
                .replace("#{other}", ID.formatted("0002"))
                .replace("#{at}", AT)
                .replace("#{queue}", NAME.formatted("queue"))
                .replace("#{agent}", NAME.formatted("agent"))
                .replace(
                        "#{person}",
                        "CASE WHEN i % 1000 = 7 THEN 'rare' WHEN i % 3 = 0 THEN 'common' ELSE 'p-' || i END");
    }

    private static final String TEMPLATE = """
            INSERT INTO tk_ticket SELECT 'default', #{ticket}, 1, 'G-' || i,
                CASE WHEN i % 1000 = 7 THEN 'rare' WHEN i % 20 = 0 THEN 'open' ELSE 'common' END,
                CASE WHEN i % 20 = 0 THEN 'OPEN' ELSE 'CLOSED' END, i / 20 % 4,
                #{queue}, #{queue}, CASE WHEN i % 1000 = 7 THEN 'rare' ELSE 'common' END,
                #{agent}, #{agent}, #{person}, #{at}, #{at} + interval '1 day', '{}', repeat('{"some":"state"}', 30)
              FROM generate_series(1, #{n}) i;
            INSERT INTO tk_ticket_term SELECT 'default', #{ticket}, 'PARTICIPANT', #{person} FROM generate_series(1, #{n}) i;
            INSERT INTO tk_ticket_term SELECT 'default', #{ticket}, 'TAG', #{queue} FROM generate_series(1, #{n}) i;
            INSERT INTO tk_record SELECT 'default', 'incident', #{other}, 1, '{}' FROM generate_series(1, #{few}) i;
            INSERT INTO tk_unique_key SELECT 'default', 'number', 'G-' || i, 'ticket', #{ticket}, '' FROM generate_series(1, #{n}) i;
            INSERT INTO tk_event SELECT 'default', 'ticket', #{ticket}, 1, 'opened', 1, '{}', 'AGENT', 'ann', NULL, 'COMMAND', #{at}
              FROM generate_series(1, #{n}) i;
            INSERT INTO tk_entry SELECT 'default', #{other}, #{ticket}, 1, 'MESSAGE', 'INBOUND', 'REQUESTER', 'carla', NULL, 'mail',
                'Where is it?', NULL, 0, 12, 1, '<' || i || '@example.org>', #{at} FROM generate_series(1, #{n}) i;
            INSERT INTO tk_attachment SELECT 'default', #{other}, 0, 'a.txt', 'text/plain', 1, lpad(to_hex(i), 64, '0')
              FROM generate_series(1, #{few}) i;
            INSERT INTO tk_participant SELECT 'default', #{ticket}, #{person}, 'REQUESTER', 'mail', #{person} || '@example.org', '',
                'en', 'Z', 0 FROM generate_series(1, #{n}) i;
            INSERT INTO tk_timer SELECT 'default', 'ticket', #{ticket}, 'auto-close', timestamptz '2030-01-01Z' + i * interval '1 s',
                0, NULL, i % 10000 = 0 FROM generate_series(1, #{n}) i;
            INSERT INTO tk_notice SELECT 'default', #{other}, 'k-' || i, #{ticket}, 'RECEIPT', TRUE, #{person}, 'mail',
                #{person} || '@example.org', #{person} || '@example.org', '', 'en', 'Z', 'receipt', 1, '{}', NULL, NULL, #{at},
                CASE WHEN i % 5000 = 0 THEN 'PENDING' WHEN i % 5000 = 1 THEN 'PARKED' ELSE 'DELIVERED' END, i % 5000 = 0, 1, 1,
                timestamptz '2030-01-01Z', #{at}, '<n-' || i || '@desk.example>', 's', 't', NULL, '[]', NULL, #{at}
              FROM generate_series(1, #{n}) i;
            INSERT INTO tk_inbox SELECT 'default', #{other}, 'mail', 'support', 'd-' || i, 'raw', #{at},
                CASE WHEN i % 2000 = 0 THEN 'WAITING' WHEN i % 2000 = 1 THEN 'QUARANTINED' ELSE 'PROCESSED' END,
                timestamptz '2030-01-01Z', 1, 1, NULL, NULL, NULL FROM generate_series(1, #{few}) i;
            INSERT INTO tk_mailbox SELECT 'default', 'box-' || i, '1' FROM generate_series(1, #{few}) i;
            INSERT INTO tk_file SELECT 'default', lpad(to_hex(i), 64, '0'), 1, 1000000 + i, #{at} FROM generate_series(1, #{few}) i;
            INSERT INTO tk_number_period SELECT i || ' Z', i FROM generate_series(1, #{few}) i;
            INSERT INTO tk_file_chunk SELECT 'default', 1000000 + i, 0, 'x' FROM generate_series(1, #{few}) i;
            """;
}
