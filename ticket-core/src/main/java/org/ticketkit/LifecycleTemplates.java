package org.ticketkit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.ticketkit.internal.Noticing;
import org.ticketkit.lifecycle.Lifecycle;
import org.ticketkit.notice.Template;
import org.ticketkit.notice.Templates;
import org.ticketkit.ticket.Misconfigured;

/** Whatever lifecycles have to say, the desk has the words for: better told at start than at the first notice. */
final class LifecycleTemplates {

    private LifecycleTemplates() {}

    /**
     * Does nothing if all is well.
     *
     * @throws Misconfigured if a template is missing, or counts on what it is not given; all of them are named
     */
    static void check(Collection<Lifecycle> lifecycles, Templates templates) {
        List<String> faults = new ArrayList<>();
        for (Lifecycle lifecycle : lifecycles) {
            check(lifecycle, lifecycle.toldByEffects(), Noticing.GIVEN_BY_EFFECTS, templates, faults);
            check(lifecycle, lifecycle.toldByTimers(), Noticing.GIVEN_BY_TIMERS, templates, faults);
        }
        if (!faults.isEmpty()) {
            throw new Misconfigured(String.join("; ", faults));
        }
    }

    private static void check(
            Lifecycle lifecycle, Set<String> names, Set<String> given, Templates templates, List<String> faults) {
        for (String name : names) {
            Optional<Template> template = templates.newest(name).flatMap(templates::find);
            if (template.isEmpty()) {
                faults.add("Lifecycle " + lifecycle.ref() + " says something by the template " + name
                        + ", which there is not; register it with templates(...)");
            } else {
                SortedSet<String> missing = template.get().required();
                missing.removeAll(given);
                if (!missing.isEmpty()) {
                    faults.add("Template " + template.get().ref() + " counts on " + missing + ", which the lifecycle "
                            + lifecycle.ref() + " does not give");
                }
            }
        }
    }
}
