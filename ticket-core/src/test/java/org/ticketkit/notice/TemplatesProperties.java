package org.ticketkit.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TemplatesProperties {

    private static final Pattern BREAK = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");

    private final Templates templates = Templates.standard()
            .with(Template.named("echo", 1)
                    .requires("text", "name")
                    .in(Locale.ENGLISH, "{{text}} {{name}}", "{{text}}\n{{name}}")
                    .build());

    @Property(tries = 300)
    void no_parameter_ever_adds_a_line_to_the_subject(
            @ForAll("hostile") String value, @ForAll("locales") Locale reader) {
        for (Template template : templates.all()) {
            Words words = templates.render(template.ref(), parameters(template, value), reader, CHATHAM);

            assertFalse(BREAK.matcher(words.subject()).find(), words.subject());
            assertTrue(words.subject().lines().count() <= 1);
            assertTrue(words.subject().length() <= Words.MAX_SUBJECT);
        }
    }

    @Property(tries = 300)
    void only_a_text_ever_adds_a_line_to_the_text(@ForAll("hostile") String value, @ForAll("locales") Locale reader) {
        for (Template template : templates.all()) {
            Map<String, String> tame = parameters(template, "x");
            Map<String, String> wild = parameters(template, "x" + value);
            tame.replace("text", "x");
            wild.replace("text", "x");

            long lines = templates
                    .render(template.ref(), tame, reader, CHATHAM)
                    .text()
                    .lines()
                    .count();

            assertEquals(
                    lines,
                    templates
                            .render(template.ref(), wild, reader, CHATHAM)
                            .text()
                            .lines()
                            .count());
        }
    }

    private static Map<String, String> parameters(Template template, String value) {
        Map<String, String> parameters = new HashMap<>();
        template.required().forEach(name -> parameters.put(name, value));
        template.optional().forEach(name -> parameters.put(name, value));
        parameters.replaceAll((name, given) -> name.endsWith("At") ? "2026-11-02T09:30:00Z" : given);
        return parameters;
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> pieces = Arbitraries.of(
                "\r\n",
                "\n",
                "\r",
                "\u2028",
                "\u2029",
                "\u0085",
                "\u000b",
                "\f",
                "\0",
                "\u001e",
                "{{number}}",
                "{{/",
                "}}",
                "{{=<% %>=}}",
                "Bcc: x@example.org",
                "\ud83d\ude00",
                "\ud83d",
                "\u202e",
                " ",
                "x".repeat(700));
        return Arbitraries.oneOf(
                Arbitraries.strings().all().ofMaxLength(300),
                pieces.list().ofMaxSize(12).map(parts -> String.join("", parts)));
    }

    @Provide
    Arbitrary<Locale> locales() {
        return Arbitraries.of(List.of("en", "de-AT", "fr-CA", "ru", "ja-JP", "und"))
                .map(Locale::forLanguageTag);
    }
}
