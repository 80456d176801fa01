package org.ticketkit.notice;

import com.samskivert.mustache.MustacheException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.ticketkit.ticket.DefinitionRef;
import org.ticketkit.ticket.Misconfigured;

/** Collects the words of a {@link Template} and reports all their faults at once. */
public final class TemplateBuilder {

    private static final Pattern NAME = Pattern.compile("(?!this$)[a-z][A-Za-z0-9]{0,39}");
    private static final int MAX_TEXT = 65_536;

    private final DefinitionRef ref;
    private final SortedSet<String> required = new TreeSet<>();
    private final SortedSet<String> optional = new TreeSet<>();
    private final SortedMap<String, Wording> wordings = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    TemplateBuilder(DefinitionRef ref) {
        this.ref = ref;
    }

    DefinitionRef ref() {
        return ref;
    }

    /** Declares parameters that must be given; the words of every language name each of them. */
    public TemplateBuilder requires(String... names) {
        required.addAll(Arrays.asList(names));
        return this;
    }

    /** Declares parameters that may be missing, and are empty then; the words of every language name each of them. */
    public TemplateBuilder allows(String... names) {
        optional.addAll(Arrays.asList(names));
        return this;
    }

    /**
     * Adds the words of a language.
     *
     * @param language the language, as general as it fits: words in {@code de} serve {@code de-AT} too
     * @param subject one line of Mustache
     * @param text Mustache, at most 65,536 characters
     */
    public TemplateBuilder in(Locale language, String subject, String text) {
        String tag = language.toLanguageTag();
        if (language.getLanguage().isEmpty()) {
            faults.add("a wording needs a language");
        }
        if (subject.isBlank() || subject.length() > Words.MAX_SUBJECT || !subject.equals(Lines.fold(subject))) {
            faults.add(tag + ": the subject is not one line of 1 to " + Words.MAX_SUBJECT + " characters");
        }
        if (text.isBlank() || text.length() > MAX_TEXT) {
            faults.add(tag + ": the text does not have 1 to " + MAX_TEXT + " characters");
        }
        compile(tag, language, subject, Lines.keep(text));
        return this;
    }

    private void compile(String tag, Locale language, String subject, String text) {
        try {
            if (wordings.put(tag, new Wording(language, subject, text)) != null) {
                faults.add(tag + ": there are two wordings; keep one");
            }
        } catch (MustacheException e) {
            faults.add(tag + ": " + e.getMessage());
        }
    }

    /**
     * The template.
     *
     * @throws Misconfigured when it has no words, when a wording cannot be read, names a parameter that is not declared or does
     *     not name one that is; the message lists all
     */
    public Template build() {
        checkNames();
        wordings.forEach(this::checkWording);
        if (wordings.isEmpty() && faults.isEmpty()) {
            faults.add("it has no words in any language");
        }
        if (!faults.isEmpty()) {
            throw new Misconfigured("Template " + ref + " cannot work: " + String.join("; ", faults));
        }
        return new Template(
                ref,
                Collections.unmodifiableSortedSet(new TreeSet<>(required)),
                Collections.unmodifiableSortedSet(new TreeSet<>(optional)),
                Collections.unmodifiableSortedMap(new TreeMap<>(wordings)));
    }

    private SortedSet<String> declared() {
        SortedSet<String> declared = new TreeSet<>(required);
        declared.addAll(optional);
        return declared;
    }

    private void checkNames() {
        for (String name : declared()) {
            if (!NAME.matcher(name).matches()) {
                faults.add("'" + name + "' is no name of a parameter; use letters and digits, such as openedAt");
            }
            if (required.contains(name) && optional.contains(name)) {
                faults.add("the parameter " + name + " is both required and allowed to be missing");
            }
        }
    }

    private void checkWording(String tag, Wording wording) {
        Wording.Names used = wording.names();
        used.faults().forEach(fault -> faults.add(tag + " " + fault));
        SortedSet<String> unknown = new TreeSet<>(used.parameters());
        unknown.removeAll(declared());
        if (!unknown.isEmpty()) {
            faults.add(tag + " names " + unknown + ", which the template does not declare");
        }
        SortedSet<String> unsaid = declared();
        unsaid.removeAll(used.parameters());
        if (!unsaid.isEmpty()) {
            faults.add(tag + " does not name " + unsaid + ", which the template declares");
        }
    }
}
