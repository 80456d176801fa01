package org.ticketkit.internal;

import java.util.Map;
import org.ticketkit.spi.Storage;
import org.ticketkit.spi.json.Json;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;

/** Remembers what each version of a definition said, so that the same version never says something else on another node. */
public final class Definitions {

    private static final String KIND = "definition";

    private Definitions() {}

    /**
     * Stores the fingerprint of a definition, or compares it with the stored one.
     *
     * @param kind what it defines, for example {@code lifecycle}
     * @throws Misconfigured if the same version was registered with another content
     */
    public static void register(Storage storage, String kind, DefinitionRef ref, String fingerprint) {
        String name = kind + " " + ref;
        if (isChanged(storage, name, fingerprint)) {
            throw new Misconfigured(
                    "The " + name + " was registered with another content before; give it a new version");
        }
    }

    /**
     * Stores the fingerprint of a format of case numbers, or compares it with the stored one: another restart or key would give the same
     * numbers again.
     *
     * @throws Misconfigured if the template was registered with another fingerprint
     */
    public static void registerFormat(Storage storage, String template, String fingerprint) {
        if (isChanged(storage, "case number format " + template, fingerprint)) {
            throw new Misconfigured(
                    "The case number format " + template
                            + " was registered with another restart, another zone of it, or another key before, and would give the same"
                            + " numbers again; go back to those, or take another template and keep this one as an earlier format");
        }
    }

    private static boolean isChanged(Storage storage, String name, String fingerprint) {
        String body = Json.write(Map.of("definition", name, "fingerprint", fingerprint));
        String stored = Shared.first(storage, KIND, name, body);
        return !Fields.read(stored).text("fingerprint").equals(fingerprint);
    }
}
