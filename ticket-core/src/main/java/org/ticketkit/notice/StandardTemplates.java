package org.ticketkit.notice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The templates that come with the library, read from its resources: a subject line, an empty line, the text. */
final class StandardTemplates {

    static final List<Locale> LANGUAGES =
            List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH, Locale.forLanguageTag("ru"));

    /** The names that the desk itself sends under. */
    static final Set<String> NAMES = Set.of("receipt", "received", "reply", "follow-up", "nudge", "closed-unanswered");

    private static final String SUBJECT = "Subject: ";

    private StandardTemplates() {}

    static List<Template> all() {
        return List.of(
                read(Template.named("receipt", 1)
                        .requires("number", "openedAt")
                        .allows("subject", "queue", "category", "statusUrl")),
                read(Template.named("received", 1)
                        .requires("number", "receivedAt")
                        .allows("statusUrl")),
                read(Template.named("reply", 1)
                        .requires("number", "subject", "text")
                        .allows("agentName", "statusUrl")),
                read(Template.named("follow-up", 1)
                        .requires("number", "oldNumber")
                        .allows("statusUrl")),
                read(Template.named("nudge", 1)
                        .requires("number", "subject", "sinceAt")
                        .allows("statusUrl")),
                read(Template.named("closed-unanswered", 1)
                        .requires("number", "subject", "sinceAt")
                        .allows("statusUrl")));
    }

    private static Template read(TemplateBuilder builder) {
        for (Locale language : LANGUAGES) {
            String resource = builder.ref().name() + "_" + language.getLanguage() + ".mustache";
            List<String> parts = List.of(load(resource).split("\n\n", 2));
            if (parts.size() != 2 || !parts.get(0).startsWith(SUBJECT)) {
                throw new IllegalStateException(resource + " does not begin with a subject and an empty line");
            }
            builder.in(language, parts.get(0).substring(SUBJECT.length()), parts.get(1));
        }
        return builder.build();
    }

    private static String load(String resource) {
        try (InputStream bytes = StandardTemplates.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new IllegalStateException(resource + " is missing from the library");
            }
            return Lines.keep(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
