package org.ticketkit.notice;

import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;

/**
 * All templates of a desk: the standard ones, and the host's beside them. Immutable; start with {@link #standard()}.
 *
 * <p>The desk itself sends {@code receipt} (a request was accepted), {@code received} (so was a later message), {@code reply} (an agent's
 * answer) and {@code follow-up} (a message to a closed case became a new one); where a lifecycle nudges (rule L6), {@code nudge} and {@code
 * closed-unanswered}. A host gives them other words by registering a higher
 * version under the same name; notices that were decided before keep the version that they pin.
 */
public final class Templates {

    private final Map<DefinitionRef, Template> byRef;
    private final Locale fallback;

    private Templates(Map<DefinitionRef, Template> byRef, Locale fallback) {
        this.byRef = byRef;
        this.fallback = fallback;
    }

    /** The standard templates in English, German, French and Russian; English for whoever speaks none of them. */
    public static Templates standard() {
        Map<DefinitionRef, Template> standard = new LinkedHashMap<>();
        StandardTemplates.all().forEach(template -> standard.put(template.ref(), template));
        return new Templates(standard, Locale.ENGLISH);
    }

    /**
     * The same with one more template; with one that is there already, the same.
     *
     * @throws Misconfigured when another template has this name and version, when it does not speak the default language, or when it
     *     has the name of a standard template and counts on a parameter that the desk does not give
     */
    public Templates with(Template template) {
        Template known = byRef.get(template.ref());
        if (known != null && !known.fingerprint().equals(template.fingerprint())) {
            throw new Misconfigured("There is another template " + template.ref()
                    + "; give the new content a higher version, notices may still pin the old one");
        }
        checkSpeaks(template, fallback);
        find(new DefinitionRef(template.ref().name(), 1)).ifPresent(first -> checkGiven(template, first));
        Map<DefinitionRef, Template> more = new LinkedHashMap<>(byRef);
        more.put(template.ref(), template);
        return new Templates(more, fallback);
    }

    /**
     * The same, speaking another language to whoever speaks none of a template's.
     *
     * @throws Misconfigured when a template has no words in exactly this language
     */
    public Templates withDefaultLanguage(Locale language) {
        byRef.values().forEach(template -> checkSpeaks(template, language));
        return new Templates(byRef, language);
    }

    /** The template of this name and version. */
    public Optional<Template> find(DefinitionRef ref) {
        return Optional.ofNullable(byRef.get(ref));
    }

    /** The highest version under this name: the one that a new notice pins. */
    public Optional<DefinitionRef> newest(String name) {
        return byRef.keySet().stream()
                .filter(ref -> ref.name().equals(name))
                .reduce((one, other) -> one.version() > other.version() ? one : other);
    }

    /** All templates, the standard ones first. */
    public Collection<Template> all() {
        return List.copyOf(byRef.values());
    }

    /**
     * Says a template to a reader.
     *
     * @param template its name and version
     * @param parameters what it names; those that it does not name are left out
     * @param language the reader's; {@code de-AT} falls back to {@code de}, then to the default language, as does
     *     {@link Locale#ROOT}
     * @param zone the zone to tell times in
     * @throws Misconfigured when there is no such template
     * @throws IllegalArgumentException when a required parameter is missing, or one that ends in {@code At} is no instant
     */
    public Words render(DefinitionRef template, Map<String, String> parameters, Locale language, ZoneId zone) {
        return find(template)
                .orElseThrow(() ->
                        new Misconfigured("There is no template " + template + "; register it, notices still pin it"))
                .render(parameters, language, fallback, zone);
    }

    private static void checkSpeaks(Template template, Locale language) {
        if (!template.speaks(language)) {
            throw new Misconfigured("Template " + template.ref() + " has no words in the default language "
                    + language.toLanguageTag() + "; add them, or set another default language");
        }
    }

    /** The desk gives a template of its own what version 1 says, and not more; better told at start than at the first notice. */
    private static void checkGiven(Template template, Template first) {
        boolean standard = StandardTemplates.NAMES.contains(first.ref().name());
        SortedSet<String> missing = template.required();
        missing.removeAll(first.required());
        SortedSet<String> unknown = template.optional();
        unknown.removeAll(first.optional());
        unknown.removeAll(first.required());
        missing.addAll(unknown);
        if (standard && !missing.isEmpty()) {
            throw new Misconfigured("Template " + template.ref() + " counts on " + missing
                    + ", which the desk does not always give; it requires " + first.required() + " and allows "
                    + first.optional());
        }
    }
}
