package org.ticketkit.notice;

import com.samskivert.mustache.BasicCollector;
import com.samskivert.mustache.Mustache;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** A template in one language, compiled; what it names is known, and nothing is looked up but entries of maps. */
final class Wording {

    private static final Mustache.Compiler COMPILER =
            Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true).withCollector(new MapsAlone());

    private final Locale language;
    private final String subject;
    private final String text;
    private final com.samskivert.mustache.Template compiledSubject;
    private final com.samskivert.mustache.Template compiledText;

    /** Compiles; a {@link com.samskivert.mustache.MustacheException} says where the syntax is wrong. */
    Wording(Locale language, String subject, String text) {
        this.language = language;
        this.subject = subject;
        this.text = text;
        this.compiledSubject = COMPILER.compile(subject);
        this.compiledText = COMPILER.compile(text);
    }

    Locale language() {
        return language;
    }

    String subject() {
        return subject;
    }

    String text() {
        return text;
    }

    /** What the wording names, and what in it is no plain parameter. */
    Names names() {
        Names names = new Names(new TreeSet<>(), new TreeSet<>());
        compiledSubject.visit(names);
        compiledText.visit(names);
        return names;
    }

    Words say(Map<String, String> told) {
        String line = Lines.fold(compiledSubject.execute(told)).strip();
        return new Words(
                Lines.cut(line, Words.MAX_SUBJECT), compiledText.execute(told).stripTrailing() + "\n");
    }

    /** Collects what a compiled template names. */
    record Names(SortedSet<String> parameters, SortedSet<String> faults) implements Mustache.Visitor {

        @Override
        public void visitText(String literal) {
            if (literal.contains("{{") || literal.contains("}}")) {
                faults.add("has a tag that is not closed");
            }
        }

        @Override
        public void visitVariable(String name) {
            parameters.add(name);
        }

        @Override
        public boolean visitSection(String name) {
            parameters.add(name);
            return true;
        }

        @Override
        public boolean visitInvertedSection(String name) {
            return visitSection(name);
        }

        @Override
        public boolean visitInclude(String name) {
            faults.add("includes '" + name + "'; a template stands alone");
            return false;
        }

        @Override
        public boolean visitParent(String name) {
            return visitInclude(name);
        }

        @Override
        public boolean visitBlock(String name) {
            return visitInclude(name);
        }
    }

    /** Finds entries of maps; never looks into an object, neither ours nor anybody's. */
    private static final class MapsAlone extends BasicCollector {

        @Override
        public <K, V> Map<K, V> createFetcherCache() {
            return new ConcurrentHashMap<>();
        }
    }
}
