package org.ticketkit;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ticketkit.internal.CommandValidation;
import org.ticketkit.internal.Cursors;
import org.ticketkit.internal.Ids;
import org.ticketkit.internal.Owning;
import org.ticketkit.internal.Receipts;
import org.ticketkit.internal.RuleBook;
import org.ticketkit.lifecycle.ClosedPolicy;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.lifecycle.OutgoingPolicy;
import org.ticketkit.notice.Templates;
import org.ticketkit.rule.Macro;
import org.ticketkit.spi.AccessPolicy;
import org.ticketkit.spi.Directory;
import org.ticketkit.spi.Notifier;
import org.ticketkit.spi.Storage;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Refused;
import org.ticketkit.ticket.Ticket;

/**
 * The parts that a desk is made of, shared by all of its views.
 *
 * @param storage keeps everything
 * @param clock says what time it is
 * @param random the source of chance
 * @param ids makes identities
 * @param directory knows the people
 * @param access says who may do what
 * @param limits how much a command may bring
 * @param lifecycles all known lifecycles by name and version
 * @param lifecycle the one that new tickets are pinned to
 * @param closedPolicy decides about messages to closed tickets
 * @param macros the macros by name
 * @param rules the rules in force
 * @param outgoingPolicy decides which messages need an approval
 * @param terms how long claims and offers last
 * @param numbering numbers new tickets, and reads numbers
 * @param notifiers who delivers on which channel
 * @param delivering how notices are delivered
 * @param templates the texts of notices
 * @param statusPage makes the address of the requester's view from a token, or null for none
 * @param validation checks commands
 * @param cursors seals the places where pages end
 * @param receipts vouches for staged files
 * @param transactions runs decisions
 * @param unknown definitions that records are pinned to and that this node met but does not know
 */
record Engine(
        Storage storage,
        InstantSource clock,
        RandomGenerator random,
        Ids ids,
        Directory directory,
        AccessPolicy access,
        Limits limits,
        Map<DefinitionRef, Lifecycle> lifecycles,
        Lifecycle lifecycle,
        ClosedPolicy closedPolicy,
        Map<String, Macro> macros,
        RuleBook rules,
        OutgoingPolicy outgoingPolicy,
        Owning.Terms terms,
        Numbering numbering,
        Map<String, Notifier> notifiers,
        Delivering delivering,
        Templates templates,
        @Nullable Function<String, URI> statusPage,
        CommandValidation validation,
        Cursors cursors,
        Receipts receipts,
        Transactions transactions,
        Set<DefinitionRef> unknown) {

    private static final Logger LOG = LoggerFactory.getLogger(TicketDesk.class);

    /** A set that remembers unknown definitions. */
    static Set<DefinitionRef> noneUnknown() {
        return ConcurrentHashMap.newKeySet();
    }

    /** The same engine on another storage, whose commits nobody is told of. */
    Engine on(Storage other) {
        return on(other, rules, clock);
    }

    /** The same engine on another storage, with other rules and another time. */
    Engine on(Storage other, RuleBook others, InstantSource time) {
        return new Engine(
                other,
                time,
                random,
                ids,
                directory,
                access,
                limits,
                lifecycles,
                lifecycle,
                closedPolicy,
                macros,
                others,
                outgoingPolicy,
                terms,
                numbering.on(other.numbers()),
                notifiers,
                delivering,
                templates,
                statusPage,
                validation,
                cursors,
                receipts,
                new Transactions(other.unitOfWork(), other.store(), List.of()),
                unknown);
    }

    /** What time it is, to the microsecond. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The lifecycle that a ticket is pinned to, if this node knows it. */
    Optional<Lifecycle> knownLifecycle(Ticket ticket) {
        Lifecycle known = lifecycles.get(ticket.lifecycle());
        if (known == null) {
            unknown.add(ticket.lifecycle());
        }
        return Optional.ofNullable(known);
    }

    /** The lifecycle that a ticket is pinned to; a ticket that this node cannot judge is left alone. */
    Lifecycle lifecycleOf(Ticket ticket) {
        return knownLifecycle(ticket)
                .orElseThrow(() -> Refused.because(
                        Refused.Code.UNKNOWN_DEFINITION,
                        "Ticket " + ticket.id() + " is pinned to lifecycle " + ticket.lifecycle()
                                + ", which this node does not know; register it in the builder",
                        Map.of(
                                "ticket", ticket.id().toString(),
                                "lifecycle", ticket.lifecycle().toString())));
    }

    /** The lifecycle of this name and version, which somebody asked for. */
    Lifecycle lifecycle(DefinitionRef ref) {
        Lifecycle known = lifecycles.get(ref);
        if (known == null) {
            throw Refused.because(
                    Refused.Code.UNKNOWN_DEFINITION,
                    "This node does not know the lifecycle " + ref + "; register it in the builder",
                    Map.of("lifecycle", ref.toString()));
        }
        return known;
    }

    /** What the directory says; a directory that is down holds nothing up. */
    <T> Optional<T> ask(Supplier<Optional<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException down) {
            LOG.warn("The directory did not answer; going on without it", down);
            return Optional.empty();
        }
    }

    /** The channels that somebody delivers notices on. */
    Set<String> channels() {
        return notifiers.keySet();
    }
}
