package org.ticketkit.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Status;

/**
 * What a builder hands over: checked, and in the order in which it was declared.
 *
 * @param ref name and version
 * @param initials the statuses that tickets begin in, the default first
 * @param statuses all statuses by their codes
 * @param transitions all ways by their ends
 * @param reactions where triggers lead
 * @param needingEnd the codes of statuses that end by themselves
 * @param merged where merged tickets stand
 * @param timers what statuses make of idle tickets
 * @param replacements the lifecycles that this one replaces
 */
record LifecycleParts(
        DefinitionRef ref,
        List<Status> initials,
        Map<String, Status> statuses,
        Map<String, Map<String, Transition>> transitions,
        Map<Trigger, Map<String, Status>> reactions,
        Set<String> needingEnd,
        Optional<Status> merged,
        Map<String, StatusTimer> timers,
        Map<DefinitionRef, Replacement> replacements) {}
