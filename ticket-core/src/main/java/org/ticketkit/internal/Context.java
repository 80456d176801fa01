package org.ticketkit.internal;

import java.time.Instant;
import java.util.Set;
import org.ticketkit.notice.Templates;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.ticket.Actor;
import org.ticketkit.ticket.Recorded;
import org.ticketkit.ticket.TenantId;

/**
 * What every decision is told: for whom, by whom, why, when, and what the desk can do.
 *
 * @param tenant the tenant
 * @param actor who acts
 * @param acting for whom the actor may act
 * @param cause through what
 * @param now the instant, to the microsecond
 * @param ids makes identities
 * @param access says who may do what
 * @param channels the channels that somebody delivers notices on
 * @param templates the texts of notices
 * @param rules what is to be noted for
 */
public record Context(
        TenantId tenant,
        Actor actor,
        Acting acting,
        Recorded.Cause cause,
        Instant now,
        Ids ids,
        AccessPolicy access,
        Set<String> channels,
        Templates templates,
        RuleBook rules) {}
