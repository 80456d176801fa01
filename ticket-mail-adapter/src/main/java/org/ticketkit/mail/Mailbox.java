package org.ticketkit.mail;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.ticketkit.ticket.TenantId;

/**
 * A mailbox that requests come in by, and what becomes of them by default.
 *
 * @param name how the host calls it, unique in an intake; part of what makes a mail the same when it comes again
 * @param addresses the addresses that lead to it, without display names and tokens, in lower case
 * @param queue the team that its requests are for; empty is "not yet triaged"
 * @param language the language in which people who write here are answered; {@link Locale#ROOT} leaves it to the desk
 * @param tenant whose it is
 */
public record Mailbox(String name, List<String> addresses, String queue, Locale language, TenantId tenant) {

    /** The longest name, in characters. */
    public static final int MAX_NAME = 100;

    /** Copies the list, in lower case, and checks the name. */
    public Mailbox {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(
                    "mailbox name '" + name + "' must have 1 to " + MAX_NAME + " characters");
        }
        addresses = addresses.stream()
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .toList();
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(tenant, "tenant");
    }

    /** A mailbox of the default tenant: no queue yet, the desk's language. */
    public static Mailbox of(String name, String... addresses) {
        return new Mailbox(name, List.of(addresses), "", Locale.ROOT, TenantId.DEFAULT);
    }

    /** The same for this team. */
    public Mailbox forQueue(String code) {
        return new Mailbox(name, addresses, code, language, tenant);
    }

    /** The same, answered in this language. */
    public Mailbox speaking(Locale newLanguage) {
        return new Mailbox(name, addresses, queue, newLanguage, tenant);
    }

    /** The same of this tenant. */
    public Mailbox of(TenantId owner) {
        return new Mailbox(name, addresses, queue, language, owner);
    }
}
