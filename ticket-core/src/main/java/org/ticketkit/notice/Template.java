package org.ticketkit.notice;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ticketkit.ticket.DefinitionRef;

/**
 * The words of one kind of notice in several languages, with a name and a version. Immutable; ours to implement, {@link #named}
 * builds one.
 *
 * <p>Subject and text are Mustache without HTML escaping: {@code {{number}}} is a parameter, {@code {{#agentName}} ...
 * {{/agentName}}} is said only if the parameter is given and not empty, {@code {{^agentName}} ... {{/agentName}}} only if not.
 * A parameter whose name ends in {@code At} is an instant in ISO 8601, told as date, time and zone of the reader (rule R5).
 * The parameter {@code text}, and any whose name ends in {@code Text}, keeps its lines; every other is one line.
 */
public final class Template {

    private final DefinitionRef ref;
    private final SortedSet<String> required;
    private final SortedSet<String> optional;
    private final SortedMap<String, Wording> wordings;

    /** By language tag; {@link TemplateBuilder} has checked all of it. */
    Template(
            DefinitionRef ref,
            SortedSet<String> required,
            SortedSet<String> optional,
            SortedMap<String, Wording> wordings) {
        this.ref = ref;
        this.required = required;
        this.optional = optional;
        this.wordings = wordings;
    }

    /** Starts a template of this name and version. */
    public static TemplateBuilder named(String name, int version) {
        return new TemplateBuilder(new DefinitionRef(name, version));
    }

    /** Its name and version. */
    public DefinitionRef ref() {
        return ref;
    }

    /** The parameters that must be given. */
    public SortedSet<String> required() {
        return new TreeSet<>(required);
    }

    /** The parameters that may be given. */
    public SortedSet<String> optional() {
        return new TreeSet<>(optional);
    }

    /** The languages that it speaks. */
    public List<Locale> languages() {
        return wordings.values().stream().map(Wording::language).toList();
    }

    /** The SHA-256 of its content in hexadecimal: equal for equal names, parameters and words, on every node. */
    public String fingerprint() {
        StringBuilder content = new StringBuilder();
        part(content, ref.toString());
        part(content, String.join(",", required));
        part(content, String.join(",", optional));
        wordings.forEach((language, wording) -> {
            part(content, language);
            part(content, wording.subject());
            part(content, wording.text());
        });
        return sha256(content.toString());
    }

    boolean speaks(Locale language) {
        return wordings.containsKey(language.toLanguageTag());
    }

    /** Says it in the language asked for, or without its region, or else in the one to fall back to. */
    Words render(Map<String, String> parameters, Locale asked, Locale fallback, ZoneId zone) {
        Wording wording = wording(asked, fallback);
        Locale home = asked.getLanguage().equals(wording.language().getLanguage())
                ? asked.stripExtensions()
                : wording.language();
        return wording.say(told(parameters, new Telling(home, zone)));
    }

    private Wording wording(Locale asked, Locale fallback) {
        String tag = asked.stripExtensions().toLanguageTag();
        while (!tag.isEmpty()) {
            Wording found = wordings.get(tag);
            if (found != null) {
                return found;
            }
            tag = tag.substring(0, Math.max(tag.lastIndexOf('-'), 0));
        }
        Wording last = wordings.get(fallback.toLanguageTag());
        if (last == null) {
            throw new IllegalStateException("template " + ref + " does not speak " + fallback.toLanguageTag());
        }
        return last;
    }

    /** Every declared parameter as it is told; what is not declared is left out. */
    private Map<String, String> told(Map<String, String> parameters, Telling telling) {
        Map<String, String> told = new HashMap<>();
        for (String name : required) {
            String value = parameters.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "template " + ref + ": the parameter " + name + " is missing; it needs " + required);
            }
            told.put(name, telling.tell(name, value));
        }
        optional.forEach(name -> told.put(name, telling.tell(name, parameters.getOrDefault(name, ""))));
        return told;
    }

    private static void part(StringBuilder content, String part) {
        content.append(part.length()).append(':').append(part).append('\n');
    }

    private static String sha256(String content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return ref + " in " + wordings.keySet();
    }
}
